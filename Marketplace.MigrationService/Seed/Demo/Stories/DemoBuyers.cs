namespace Marketplace.MigrationService;

/// <summary>Generates carts and saved addresses of buyers.</summary>
internal sealed class DemoBuyers(DemoRandom random, DemoStoryTables tables, DateTimeOffset now)
{
    private const int CartEvery = 5;
    private const int MaxItems = 5;
    private const long OldPriceStep = 500;
    private static readonly TimeSpan CartsLast = TimeSpan.FromDays(30);

    /// <summary>Adds a cart to every fifth buyer and addresses to every other one.</summary>
    public void Generate(IReadOnlyList<DemoPerson> buyers, IReadOnlyList<DemoStore> stores)
    {
        for (var i = 0; i < buyers.Count; i++)
        {
            if (i % CartEvery == 0)
                AddCart(buyers[i], stores);
            if (i % 2 == 0)
                AddAddresses(buyers[i]);
        }
    }

    private void AddCart(DemoPerson buyer, IReadOnlyList<DemoStore> stores)
    {
        var touched = now - random.Hours(0.1, 200);
        var id = random.NewId(touched);
        tables.Carts.Add(id, buyer.Id, "Active", touched, touched + CartsLast, 1L);
        var variants = Enumerable
            .Range(0, random.Between(1, MaxItems))
            .Select(_ => random.Pick(random.Pick(stores).Variants))
            .DistinctBy(variant => variant.Id);
        foreach (var variant in variants)
        {
            // Some prices have changed since the buyer saw them: the cart says so.
            var seen = random.OneIn(6) ? variant.Price + OldPriceStep : variant.Price;
            var isSaved = random.OneIn(5);
            tables.CartItems.Add(
                id,
                variant.Id,
                random.OneIn(4) ? random.Between(2, 3) : 1,
                isSaved,
                seen,
                "TRY",
                touched,
                touched
            );
        }
    }

    private void AddAddresses(DemoPerson buyer)
    {
        Add(buyer, "Ev", isDefault: true);
        if (random.OneIn(2))
            Add(buyer, "İş", isDefault: false);
    }

    private void Add(DemoPerson buyer, string label, bool isDefault)
    {
        var at = now.AddDays(-random.Between(5, 90));
        var place = random.Pick(DemoWords.Places);
        tables.Addresses.Add(
            random.NewId(at),
            buyer.Id,
            label,
            isDefault,
            at,
            place.City,
            "TR",
            place.District,
            buyer.Name,
            $"{random.Pick(DemoWords.Streets)} {random.Between(1, 120)}",
            "+9053" + random.Between(10_000_000, 99_999_999),
            1L
        );
    }
}
