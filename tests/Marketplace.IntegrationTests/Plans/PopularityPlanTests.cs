using Marketplace.IntegrationTests.Analytics;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Plans;

/// <summary>Counting for popularity reads each of its steps once, also where the database still believes the table of
/// facts to be empty, as after many orders at once.</summary>
[Explained]
[OwnCache]
public sealed class PopularityPlanTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Refresh_WithoutStatistics_ReadsNoStepForEachRowOfAnother()
    {
        // What the database would choose for a table it believes empty: loops.
        var plans = await app.Setup<ExplainedAttribute>()
            .ExplainAsync(
                app,
                () => app.RefreshAsync(),
                "known AS",
                "SET enable_hashjoin = off; SET enable_mergejoin = off"
            );

        Assert.NotEmpty(plans);
        Assert.All(
            plans,
            plan =>
            {
                Assert.Contains("hashed SubPlan", plan, StringComparison.Ordinal);
                Assert.Matches(@"SubPlan \d+\n\s+->\s+CTE Scan on known", plan);
            }
        );
    }
}
