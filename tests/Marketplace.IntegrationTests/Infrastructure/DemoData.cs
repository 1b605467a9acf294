using Marketplace.MigrationService;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>The demo marketplace in a host's database.</summary>
public static class DemoData
{
    /// <summary>Seeds it; the same number gives the same marketplace.</summary>
    /// <param name="scale">How many times the usual size.</param>
    /// <param name="stories">Whether it has what happens around orders, which older versions know nothing of.</param>
    /// <param name="pictures">Whether its products have pictures, which take seconds to draw.</param>
    public static Task<bool> SeedDemoAsync(
        this MarketplaceApp app,
        int seed,
        int scale = 1,
        bool stories = true,
        bool pictures = false
    ) =>
        app.InScopeAsync<DemoSeeder, bool>(async seeder =>
        {
            var arguments = new MigrationArguments(Demo: true, Seed: seed)
            {
                Scale = scale,
                Stories = stories,
                Pictures = pictures,
            };
            await seeder.SeedAsync(arguments, CancellationToken.None);
            return true;
        });
}
