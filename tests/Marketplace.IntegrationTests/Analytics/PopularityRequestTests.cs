using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Analytics;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Analytics;

/// <summary>Sales go on while the ranking of sellers is computed, which takes seconds at a million orders.</summary>
public sealed class PopularityRequestTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Request_WhileARefreshRuns_DoesNotWaitForItAndIsForTheNext()
    {
        await RequestAsync();
        Task<int> refresh;
        await using (await app.HoldAsync("LOCK TABLE analytics.popular_seller_snapshots IN ACCESS EXCLUSIVE MODE"))
        {
            refresh = app.InScopeAsync<PopularSellerRefreshService, int>(s => s.RunIfRequestedAsync(default));
            await MarketplaceApp.EventuallyAsync(
                "the refresh is under way",
                () =>
                    app.ScalarAsync<bool>(
                        "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted "
                            + "AND relation = 'analytics.popular_seller_snapshots'::regclass)"
                    )
            );
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await RequestAsync();
        }

        await refresh;
        Assert.True(await IsRequestedAsync());

        await app.InScopeAsync<PopularSellerRefreshService, int>(s => s.RunIfRequestedAsync(default));
        Assert.False(await IsRequestedAsync());
    }

    private Task RequestAsync() =>
        app.InScopeAsync<SalesFactService, bool>(async facts =>
        {
            await facts.RequestRefreshAsync(default).WaitAsync(MarketplaceApp.Patience);
            return true;
        });

    private Task<bool> IsRequestedAsync() =>
        app.QueryAsync(db => db.Set<RecomputeRequest>().AnyAsync(r => r.Name == RecomputeRequest.PopularSellers));
}
