using System.Text.Json;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;

namespace Marketplace.MigrationService;

/// <summary>A demo store with what it sells.</summary>
internal sealed record DemoStore(
    Guid Id,
    Guid OwnerId,
    string Name,
    string Category,
    DemoPlan Plan,
    List<DemoVariant> Variants
);

/// <summary>The plan a demo store is on, in the version in force.</summary>
/// <param name="Price">Minor units a period; 0 for the free plan, which has no subscription.</param>
internal sealed record DemoPlan(string Code, int Version, long Price, int CommissionBps, int Products);

/// <summary>A demo variant; its movements are gathered while orders are made up.</summary>
internal sealed record DemoVariant(
    Guid Id,
    Guid ProductId,
    Guid SellerId,
    string Title,
    string Sku,
    string OptionsJson,
    long Price,
    DateTimeOffset CreatedAt
)
{
    public List<(DateTimeOffset At, int Delta, string Reason, Guid OrderId)> Movements { get; } = [];
}

/// <summary>Makes up stores, their owners, buyers and products.</summary>
internal sealed class DemoCatalog(
    DemoChance chance,
    DemoTables tables,
    DateTimeOffset now,
    SellerSecretCipher secrets,
    string passwordHash
)
{
    private const int BuyerCount = 400;
    private static readonly string[] Sizes = ["S", "M", "L", "XL"];
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private int _people;

    /// <summary>Buyers with name and place.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Buyers() =>
        [.. Enumerable.Range(0, BuyerCount).Select(_ => Person(now.AddDays(-chance.Between(95, 400)), "buyer"))];

    public IReadOnlyList<DemoStore> Stores(IReadOnlyDictionary<string, Guid> categories, IReadOnlyList<DemoPlan> plans)
    {
        var stores = new List<DemoStore>();
        foreach (var ((name, category), plan) in DemoWords.Stores.Zip(plans))
        {
            var since = now.AddDays(-chance.Between(130, 420));
            var owner = Person(since, "owner");
            var id = chance.Id(since);
            var (tax, iban) = (
                secrets.Seal(id, SellerSecretCipher.TaxIdField, "1234567890"),
                secrets.Seal(id, SellerSecretCipher.IbanField, "TR330006100519786457841326")
            );
            tables.Sellers.Add(
                id,
                Slugs.From(name),
                name,
                FoldedText.Of(name),
                $"{name}: özenle seçilmiş ürünler, hızlı gönderim. Carefully chosen, quickly sent.",
                $"{name} Ticaret Ltd. Şti.",
                tax.Cipher,
                tax.LastFour,
                iban.Cipher,
                iban.LastFour,
                $"iletisim@{Slugs.From(name)}.example.com",
                true,
                "Approved",
                true,
                since,
                since.AddHours(20),
                3L
            );
            tables.Members.Add(id, owner.Id, "Owner", since);
            tables.Storefronts.Add(id, "None", since.AddHours(20));
            var store = new DemoStore(id, owner.Id, name, category, plan, []);
            for (var i = 0; i < plan.Products; i++)
                AddProduct(store, categories[category], i);
            tables.Counters.Add(id, "activeListings", "", (long)plan.Products, now);
            stores.Add(store);
        }

        return stores;
    }

    /// <summary>Writes stock and products once it is known what was sold.</summary>
    public void FinishStock(IReadOnlyList<DemoStore> stores, Dictionary<Guid, Action<int, int>> finishProduct)
    {
        foreach (var product in stores.SelectMany(s => s.Variants).GroupBy(v => v.ProductId))
        {
            var (stocked, popularity) = (0, 0);
            foreach (var variant in product)
            {
                var left = WriteStock(variant);
                if (left > 0)
                    stocked++;
                popularity += -variant
                    .Movements.Where(m => m.Reason == "Sale" && m.At > now.AddDays(-30))
                    .Sum(m => m.Delta);
            }

            finishProduct[product.Key](stocked, popularity);
        }
    }

    public Dictionary<Guid, Action<int, int>> Products { get; } = [];

    private int WriteStock(DemoVariant variant)
    {
        var onHand =
            -variant.Movements.Where(m => m.Delta < 0).Sum(m => m.Delta)
            + (chance.OneIn(12) ? 0 : chance.Between(1, 60));
        if (onHand > 0)
            tables.Movements.Add(
                chance.Id(variant.CreatedAt),
                variant.Id,
                onHand,
                "Initial",
                null,
                null,
                onHand,
                variant.CreatedAt
            );
        foreach (var (at, delta, reason, orderId) in variant.Movements.OrderBy(m => m.At))
        {
            onHand += delta;
            tables.Movements.Add(chance.Id(at), variant.Id, delta, reason, "order", orderId, onHand, at);
        }

        tables.StockItems.Add(
            variant.Id,
            variant.ProductId,
            variant.SellerId,
            onHand,
            0,
            5,
            true,
            1L + variant.Movements.Count
        );
        return onHand;
    }

    private void AddProduct(DemoStore store, Guid category, int number)
    {
        var at = now.AddDays(-chance.Between(92, 128)) + chance.Hours(0, 20);
        var id = chance.Id(at);
        var title = $"{chance.Of(DemoWords.Kinds)} {chance.Of(DemoWords.Things[store.Category])}";
        var price = chance.Between(40, 900) * 100L - 10;
        var compareAt = chance.OneIn(4) ? price + (price / 5) : (long?)null;
        IReadOnlyList<Dictionary<string, string>> options =
            store.Category is "kadin-giyim" or "erkek-giyim" or "cocuk-giyim" or "ayakkabi"
                ?
                [
                    .. Sizes
                        .Take(chance.Between(2, 4))
                        .Select(size => new Dictionary<string, string> { ["Beden"] = size }),
                ]
            : chance.OneIn(3) ? [new() { ["Boy"] = "Küçük" }, new() { ["Boy"] = "Büyük" }]
            :
            [
                [],
            ];
        var keywords = new List<string>();
        for (var i = 0; i < options.Count; i++)
        {
            var sku = $"{Slugs.From(store.Name)[..3].ToUpperInvariant()}-{number + 1:000}-{i + 1}";
            var variant = new DemoVariant(
                chance.Id(at),
                id,
                store.Id,
                title,
                sku,
                JsonSerializer.Serialize(options[i], Json),
                price + (i * 1_500),
                at
            );
            tables.Variants.Add(
                variant.Id,
                id,
                store.Id,
                sku,
                variant.OptionsJson,
                Variant.KeyOf(options[i]),
                variant.Price,
                compareAt + (i * 1_500),
                "TRY",
                true,
                at,
                1L
            );
            store.Variants.Add(variant);
            keywords.AddRange([.. options[i].Values, sku]);
        }

        var words = string.Join(' ', keywords.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal));
        var brand = chance.OneIn(2) ? chance.Of(DemoWords.Brands) : null;
        Products[id] = (stocked, popularity) =>
            tables.Products.Add(
                id,
                store.Id,
                category,
                Slugs.Unique(title, id),
                title,
                $"{title}. {store.Name} güvencesiyle, iki iş günü içinde kargoda.",
                brand,
                "Standard",
                "Active",
                at,
                at,
                at,
                "None",
                false,
                stocked,
                popularity,
                price,
                compareAt,
                words,
                1L
            );
    }

    private (Guid Id, string Name) Person(DateTimeOffset since, string kind)
    {
        var name = $"{chance.Of(DemoWords.FirstNames)} {chance.Of(DemoWords.LastNames)}";
        var id = chance.Id(since);
        tables.Users.Add(
            id,
            $"{kind}-{++_people}@demo.example.com",
            since.AddMinutes(3),
            passwordHash,
            name,
            _people % 6 == 0 ? "en" : "tr",
            "Active",
            Array.Empty<string>(),
            0,
            chance.Hex(32),
            since,
            since,
            2L
        );
        return (id, name);
    }
}
