using System.Globalization;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;

namespace Marketplace.MigrationService;

/// <summary>Generates stores with their owners and products, and buyers.</summary>
internal sealed class DemoStores(
    DemoRandom random,
    DemoTables tables,
    DemoPeople people,
    DemoProducts products,
    SellerSecretCipher secrets,
    DateTimeOffset now
)
{
    private const int BuyerCount = 400;

    /// <summary>Generates the stores.</summary>
    /// <param name="round">From 0; later rounds add a number to the names.</param>
    public IReadOnlyList<DemoStore> Generate(
        IReadOnlyDictionary<string, Guid> categories,
        IReadOnlyList<DemoPlan> plans,
        int round
    )
    {
        var stores = new List<DemoStore>();
        foreach (var ((firstName, category), plan) in DemoWords.Stores.Zip(plans))
        {
            var name = round == 0 ? firstName : string.Create(CultureInfo.InvariantCulture, $"{firstName} {round + 1}");
            var since = now.AddDays(-random.Between(130, 420));
            var owner = people.Add(since, "owner");
            var store = new DemoStore(random.NewId(since), owner.Id, name, category, plan, [], []);
            AddRows(store, since);
            for (var number = 1; number <= plan.Products; number++)
                products.Add(store, categories[category], number);
            tables.Counters.Add(store.Id, "activeListings", "", (long)plan.Products, now);
            stores.Add(store);
        }

        return stores;
    }

    /// <summary>Generates the buyers.</summary>
    public IReadOnlyList<DemoPerson> GenerateBuyers() =>
        [.. Enumerable.Range(0, BuyerCount).Select(_ => people.Add(now.AddDays(-random.Between(95, 400)), "buyer"))];

    private void AddRows(DemoStore store, DateTimeOffset since)
    {
        var tax = secrets.Seal(store.Id, SellerSecretCipher.TaxIdField, "1234567890");
        var iban = secrets.Seal(store.Id, SellerSecretCipher.IbanField, "TR330006100519786457841326");
        tables.Sellers.Add(
            store.Id,
            Slugs.From(store.Name),
            store.Name,
            FoldedText.Of(store.Name),
            $"{store.Name}: özenle seçilmiş ürünler, hızlı gönderim. Carefully chosen, quickly sent.",
            $"{store.Name} Ticaret Ltd. Şti.",
            tax.Cipher,
            tax.LastFour,
            iban.Cipher,
            iban.LastFour,
            $"iletisim@{Slugs.From(store.Name)}.example.com",
            "Company",
            "Moda Cad. 12, Kadıköy",
            "İstanbul",
            since.AddHours(20),
            true,
            "Approved",
            true,
            since,
            since.AddHours(20),
            3L
        );
        tables.Members.Add(store.Id, store.OwnerId, "Owner", since);
        tables.Storefronts.Add(store.Id, "None", since.AddHours(20));
    }
}
