using Marketplace.MigrationService;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>The demo marketplace in a host's database.</summary>
public static class DemoData
{
    /// <summary>Seeds it; the same number gives the same marketplace.</summary>
    /// <param name="scale">How many times the usual size.</param>
    public static Task<bool> SeedDemoAsync(this MarketplaceApp app, int seed, int scale = 1) =>
        app.InScopeAsync<DemoSeeder, bool>(async seeder =>
        {
            var arguments = new MigrationArguments(Demo: true, Seed: seed) { Scale = scale };
            await seeder.SeedAsync(arguments, CancellationToken.None);
            return true;
        });
}
