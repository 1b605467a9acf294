using Marketplace.MigrationService;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>The demo marketplace in a host's database.</summary>
public static class DemoData
{
    /// <summary>Seeds it; the same number gives the same marketplace.</summary>
    public static Task<bool> SeedDemoAsync(this MarketplaceApp app, int seed) =>
        app.InScopeAsync<DemoSeeder, bool>(async seeder =>
        {
            await seeder.SeedAsync(new MigrationArguments(Demo: true, Seed: seed), CancellationToken.None);
            return true;
        });
}
