using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;

namespace Marketplace.MigrationService;

/// <summary>Generates published products with variants and, after the sales, their stock.</summary>
internal sealed class DemoProducts(DemoRandom random, DemoTables tables, DateTimeOffset now)
{
    private const int PriceStep = 1_500;
    private static readonly DemoOptions[] Sizes =
    [
        .. new[] { "S", "M", "L", "XL" }.Select(size => DemoOptions.Of("Beden", size)),
    ];
    private static readonly DemoOptions[] Lengths = [DemoOptions.Of("Boy", "Küçük"), DemoOptions.Of("Boy", "Büyük")];

    /// <summary>Adds a product to a store.</summary>
    /// <param name="number">The product's number within the store, from 1.</param>
    public void Add(DemoStore store, Guid categoryId, int number)
    {
        var at = now.AddDays(-random.Between(92, 128)) + random.Hours(0, 20);
        var id = random.NewId(at);
        var title = $"{random.Pick(DemoWords.Kinds)} {random.Pick(DemoWords.Things[store.Category])}";
        var price = random.Between(40, 900) * 100L - 10;
        var compareAtPrice = random.OneIn(4) ? price + (price / 5) : (long?)null;
        var variants = new List<DemoVariant>();
        foreach (var options in OptionsFor(store.Category))
        {
            var position = variants.Count;
            variants.Add(
                new DemoVariant(
                    random.NewId(at),
                    id,
                    store.Id,
                    title,
                    $"{Slugs.From(store.Name)[..3].ToUpperInvariant()}-{number:000}-{position + 1}",
                    options,
                    price + (position * PriceStep),
                    at
                )
            );
        }

        var brand = random.OneIn(2) ? random.Pick(DemoWords.Brands) : null;
        store.Products.Add(new DemoProduct(id, categoryId, title, brand, price, compareAtPrice, at, variants));
        store.Variants.AddRange(variants);
    }

    /// <summary>Adds the rows of the products with what depends on their sales: stock and stock movements.</summary>
    public void Finish(IEnumerable<DemoStore> stores)
    {
        foreach (var store in stores)
        {
            foreach (var product in store.Products)
            {
                for (var position = 0; position < product.Variants.Count; position++)
                    AddRow(product.Variants[position], product.CompareAtPrice + (position * PriceStep));
                var stocked = product.Variants.Count(variant => AddStock(variant) > 0);
                AddRow(store, product, stocked);
            }
        }
    }

    private IEnumerable<DemoOptions> OptionsFor(string category)
    {
        if (category is "kadin-giyim" or "erkek-giyim" or "cocuk-giyim" or "ayakkabi")
            return Sizes.Take(random.Between(2, 4));
        return random.OneIn(3) ? Lengths : [DemoOptions.None];
    }

    private void AddRow(DemoVariant variant, long? compareAtPrice) =>
        tables.Variants.Add(
            variant.Id,
            variant.ProductId,
            variant.SellerId,
            variant.Sku,
            variant.Options.Json,
            Variant.KeyOf(variant.Options.Values),
            variant.Price,
            compareAtPrice,
            "TRY",
            true,
            variant.CreatedAt,
            1L
        );

    private int AddStock(DemoVariant variant)
    {
        var sold = -variant.Movements.Where(m => m.Delta < 0).Sum(m => m.Delta);
        var onHand = sold + (random.OneIn(12) ? 0 : random.Between(1, 60));
        var at = variant.CreatedAt;
        if (onHand > 0)
            tables.Movements.Add(random.NewId(at), variant.Id, onHand, "Initial", null, null, onHand, at);
        foreach (var (movedAt, delta, reason, orderId) in variant.Movements.OrderBy(m => m.At))
        {
            onHand += delta;
            tables.Movements.Add(random.NewId(movedAt), variant.Id, delta, reason, "order", orderId, onHand, movedAt);
        }

        var version = 1L + variant.Movements.Count;
        tables.StockItems.Add(variant.Id, variant.ProductId, variant.SellerId, onHand, 0, 5, true, version);
        return onHand;
    }

    private void AddRow(DemoStore store, DemoProduct product, int stockedVariants)
    {
        var keywords = product
            .Variants.SelectMany(variant => variant.Options.Values.Values.Append(variant.Sku))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal);
        var soldLately = product
            .Variants.SelectMany(variant => variant.Movements)
            .Where(movement => movement.Reason == "Sale" && movement.At > now.AddDays(-30))
            .Sum(movement => -movement.Delta);
        tables.Products.Add(
            product.Id,
            store.Id,
            product.CategoryId,
            Slugs.Unique(product.Title, product.Id),
            product.Title,
            $"{product.Title}. {store.Name} güvencesiyle, iki iş günü içinde kargoda.",
            product.Brand,
            "Standard",
            "Active",
            product.CreatedAt,
            product.CreatedAt,
            product.CreatedAt,
            "None",
            false,
            stockedVariants,
            soldLately,
            product.Price,
            product.CompareAtPrice,
            string.Join(' ', keywords),
            1L
        );
    }
}
