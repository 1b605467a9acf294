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
    DemoCipher secrets,
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
            AddSeller(store.Id, name, owner, products.LogoOf(firstName), since, approvedAt: since.AddHours(20));
            tables.Storefronts.Add(store.Id, "None", since.AddHours(20));
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

    /// <summary>Generates stores that wait to be approved.</summary>
    public void GenerateApplicants()
    {
        foreach (var name in DemoTasks.Applicants)
        {
            var since = now - random.Hours(2, 40);
            AddSeller(random.NewId(since), name, people.Add(since, "owner"), null, since, approvedAt: null);
        }
    }

    private void AddSeller(
        Guid id,
        string name,
        DemoPerson owner,
        string? logo,
        DateTimeOffset since,
        DateTimeOffset? approvedAt
    )
    {
        var tax = secrets.TaxIdOf(id);
        var iban = secrets.IbanOf(id);
        var isApproved = approvedAt is not null;
        tables.Sellers.Add(
            id,
            Slugs.From(name),
            name,
            FoldedText.Of(name),
            $"{name}: özenle seçilmiş ürünler, hızlı gönderim. Carefully chosen, quickly sent.",
            logo,
            $"{name} Ticaret Ltd. Şti.",
            tax.Cipher,
            tax.LastFour,
            iban.Cipher,
            iban.LastFour,
            $"iletisim@{Slugs.From(name)}.example.com",
            "Company",
            "Moda Cad. 12, Kadıköy",
            "İstanbul",
            approvedAt,
            true,
            isApproved ? "Approved" : "Submitted",
            isApproved,
            since,
            approvedAt,
            3L
        );
        tables.Members.Add(id, owner.Id, "Owner", since);
    }
}
