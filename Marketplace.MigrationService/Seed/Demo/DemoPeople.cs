using Marketplace.Foundation;

namespace Marketplace.MigrationService;

/// <summary>Generates users who cannot sign in.</summary>
internal sealed class DemoPeople(DemoRandom random, DemoTables tables, string passwordHash)
{
    private int _count;

    /// <summary>Adds a user with a confirmed mailbox.</summary>
    public DemoPerson Add(DateTimeOffset since, string kind)
    {
        var name = $"{random.Pick(DemoWords.FirstNames)} {random.Pick(DemoWords.LastNames)}";
        var id = random.NewId(since);
        tables.Users.Add(
            id,
            $"{kind}-{++_count}@demo.example.com",
            since.AddMinutes(3),
            passwordHash,
            name,
            (_count % 6 == 0 ? Language.English : Language.Turkish).Code,
            "Active",
            Array.Empty<string>(),
            0,
            random.Hex(32),
            since,
            since,
            2L
        );
        return new(id, name);
    }
}
