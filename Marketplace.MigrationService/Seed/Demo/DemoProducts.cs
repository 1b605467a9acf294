using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;

namespace Marketplace.MigrationService;

/// <summary>Generates published products with variants and, after the sales, their stock.</summary>
internal sealed class DemoProducts(DemoRandom random, DemoTables tables, DemoPictures? pictures, DateTimeOffset now)
{
    private const int PriceStep = 1_500;
    private static readonly DemoOptions[] Sizes =
    [
        .. new[] { "S", "M", "L", "XL" }.Select(size => DemoOptions.Of("Beden", size)),
    ];
    private static readonly DemoOptions[] Lengths = [DemoOptions.Of("Boy", "Küçük"), DemoOptions.Of("Boy", "Büyük")];

    /// <summary>The address of a store's logo; null where nothing is drawn.</summary>
    public string? LogoOf(string store) => pictures?.LogoOf(store);

    /// <summary>Adds a product to a store.</summary>
    /// <param name="number">The product's number within the store, from 1.</param>
    public void Add(DemoStore store, Guid categoryId, int number)
    {
        var at = now.AddDays(-random.Between(92, 128)) + random.Hours(0, 20);
        var id = random.NewId(at);
        var title = $"{random.Pick(DemoWords.Kinds)} {random.Pick(DemoWords.Things[store.Category])}";
        var price = random.Between(40, 900) * 100L - 10;
        var compareAtPrice = random.OneIn(4) ? price + (price / 5) : (long?)null;
        var image = pictures is null ? null : DemoPictures.Pick(store.Category, random);
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
                    image,
                    at
                )
            );
        }

        var brand = random.OneIn(2) ? random.Pick(DemoWords.Brands) : null;
        store.Products.Add(new DemoProduct(id, categoryId, title, brand, price, compareAtPrice, at, image, variants));
        store.Variants.AddRange(variants);
    }

    /// <summary>Adds the rows of the products with what depends on their sales: stock and stock movements.</summary>
    public void Finish(IEnumerable<DemoStore> stores, IReadOnlyDictionary<string, ImportedPicture> drawn)
    {
        foreach (var store in stores)
        {
            foreach (var product in store.Products)
            {
                for (var position = 0; position < product.Variants.Count; position++)
                    AddRow(product.Variants[position], product.CompareAtPrice + (position * PriceStep));
                var stocked = product.Variants.Count(variant => AddStock(variant) > 0);
                AddRow(store, product, stocked, drawn.GetValueOrDefault(product.ImageKey ?? ""));
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
            tables.Movements.Add(random.NewId(at), variant.Id, onHand, "Initial", null, null, null, onHand, at);
        foreach (var moved in variant.Movements.OrderBy(m => m.At))
        {
            onHand += moved.Delta;
            tables.Movements.Add(
                random.NewId(moved.At),
                variant.Id,
                moved.Delta,
                moved.Reason,
                moved.RefType,
                moved.RefId,
                moved.OrderId,
                onHand,
                moved.At
            );
        }

        var version = 1L + variant.Movements.Count;
        tables.StockItems.Add(variant.Id, variant.ProductId, variant.SellerId, onHand, 0, 5, true, version);
        return onHand;
    }

    private void AddRow(DemoStore store, DemoProduct product, int stockedVariants, ImportedPicture? picture)
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
            picture?.Key,
            picture is null ? null : product.Title,
            picture?.Width,
            picture?.Height,
            1L
        );
        if (picture is not null)
            AddPicture(product, picture);
    }

    private void AddPicture(DemoProduct product, ImportedPicture picture) =>
        tables.Images.Add(
            random.NewId(product.CreatedAt),
            product.Id,
            picture.Key,
            product.Title,
            0,
            picture.Width,
            picture.Height,
            picture.Hash,
            picture.ContentType,
            picture.Bytes,
            product.CreatedAt
        );
}
