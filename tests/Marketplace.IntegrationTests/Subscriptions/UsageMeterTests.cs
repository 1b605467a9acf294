using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>Use counted against the plan, on real PostgreSQL.</summary>
public sealed class UsageMeterTests(BillingApp app) : IClassFixture<BillingApp>
{
    private const string Gauge = UsageMetrics.ApiKeys;
    private const string Listings = UsageMetrics.ActiveListings;

    [Fact]
    public async Task Take_TwoHundredInParallelOnTheStandardPlan_LetsExactlyTwentyFiveThrough()
    {
        var store = await SubscribedAsync("standard");
        var results = await Races.AtOnceAsync(200, _ => TakeAsync(store, Listings));

        Assert.Equal(25, results.Count(r => r.Succeeded));
        Assert.Equal(25, await UsedAsync(store, Listings));
        var refusal = results.First(r => !r.Succeeded).Error!;
        Assert.Equal("plan.limit_reached", refusal.Code);
        Assert.Equal(
            (Listings, 25L, "standard", "pro"),
            (
                refusal.Parameters["metric"],
                refusal.Parameters["limit"],
                refusal.Parameters["planCode"],
                refusal.Parameters["upgradeTo"]
            )
        );
        Assert.Equal([80, 100], await WarningsAsync(store, Listings));
    }

    [Fact]
    public async Task Take_RolledBackWrite_GivesThePlaceBack()
    {
        var store = await SubscribedAsync("standard");
        var refused = await InMeterAsync<Result>(
            (meter, unit) =>
                unit.ExecuteAsync(
                    async ct =>
                    {
                        Assert.True((await meter.TakeAsync(store, Listings, 5, ct)).Succeeded);
                        return PlatformErrors.NotFound.ToError();
                    },
                    default
                )
        );
        Assert.False(refused.Succeeded);
        Assert.Equal(0, await UsedAsync(store, Listings));
    }

    [Fact]
    public async Task Release_MoreThanUsed_StopsAtZeroAndFreesPlaces()
    {
        var store = await SubscribedAsync("standard");
        for (var i = 0; i < 25; i++)
            Assert.True((await TakeAsync(store, Listings)).Succeeded);
        Assert.False((await TakeAsync(store, Listings)).Succeeded);
        await ReleaseAsync(store, 1);
        Assert.True((await TakeAsync(store, Listings)).Succeeded);
        await ReleaseAsync(store, 1000);
        Assert.Equal(0, await UsedAsync(store, Listings));
    }

    [Fact]
    public async Task Take_FreePlanWithoutThatMetric_IsRefusedWithTheUpgrade()
    {
        var refusal = (await TakeAsync(Guid.CreateVersion7(), Gauge)).Error!;
        Assert.Equal(
            ("free", 0L, 0L),
            (refusal.Parameters["planCode"], refusal.Parameters["limit"], refusal.Parameters["used"])
        );
        Assert.Equal("standard", refusal.Parameters["upgradeTo"]);
    }

    [Fact]
    public async Task Count_SameSourceTwiceAndInParallel_CountsOnce()
    {
        var store = await SubscribedAsync("standard");
        var results = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => CountAsync(store, 100, $"import-{i % 4}"))
        );
        Assert.All(results, r => Assert.True(r.Succeeded));
        Assert.Equal(
            400,
            await app.QueryAsync(db =>
                db.Set<UsageCounter>()
                    .Where(c => c.SellerId == store && c.Metric == UsageMetrics.ImportRowsPerMonth)
                    .Select(c => c.Used)
                    .SingleAsync()
            )
        );
        Assert.False((await CountAsync(store, 101, "import-too-much")).Succeeded);
        Assert.True((await CountAsync(store, 100, "import-too-much")).Succeeded);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var history = await app.InScopeAsync<UsageQueries, IReadOnlyList<UsageDay>>(q =>
            q.HistoryAsync(store, null, LocalDays.Between(today.AddDays(-1), today, TimeZoneInfo.Utc), default)
        );
        Assert.Equal(500, history.Sum(d => d.Quantity));
        Assert.All(history, d => Assert.Equal(UsageMetrics.ImportRowsPerMonth, d.Metric));
    }

    [Fact]
    public async Task Recount_GaugeThatLies_IsRepairedWithAnAuditEntry()
    {
        var store = Guid.CreateVersion7();
        await InMeterAsync<bool>(
            async (meter, _) =>
            {
                await meter.SetAsync(store, Gauge, 2, default);
                return true;
            }
        );
        await app.RunJobAsync("subscriptions.recount-usage");
        Assert.Equal(0, await UsedAsync(store, Gauge));
        Assert.Equal(
            1,
            await app.QueryAsync(db =>
                db.AuditEntries.CountAsync(a => a.Action == "usage.repair" && a.ObjectId == store.ToString())
            )
        );
        await app.RunJobAsync("subscriptions.recount-usage");
        Assert.Equal(
            1,
            await app.QueryAsync(db =>
                db.AuditEntries.CountAsync(a => a.Action == "usage.repair" && a.ObjectId == store.ToString())
            )
        );
    }

    private async Task<Guid> SubscribedAsync(string plan) => (await app.Store().WithPlan(plan).OpenAsync()).Id;

    private Task<Result> TakeAsync(Guid store, string metric) =>
        InMeterAsync<Result>((meter, unit) => unit.ExecuteAsync(ct => meter.TakeAsync(store, metric, 1, ct), default));

    private Task<Result> CountAsync(Guid store, int quantity, string source) =>
        InMeterAsync<Result>(
            (meter, unit) =>
                unit.ExecuteAsync(
                    ct => meter.CountAsync(store, UsageMetrics.ImportRowsPerMonth, quantity, source, ct),
                    default
                )
        );

    private Task<bool> ReleaseAsync(Guid store, int quantity) =>
        InMeterAsync<bool>(
            async (meter, _) =>
            {
                await meter.ReleaseAsync(store, Listings, quantity, default);
                return true;
            }
        );

    private async Task<T> InMeterAsync<T>(Func<IUsageMeter, UnitOfWork, Task<T>> workAsync)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await workAsync(
            scope.ServiceProvider.GetRequiredService<IUsageMeter>(),
            scope.ServiceProvider.GetRequiredService<UnitOfWork>()
        );
    }

    private Task<long> UsedAsync(Guid store, string metric) =>
        app.QueryAsync(db =>
            db.Set<UsageCounter>()
                .Where(c => c.SellerId == store && c.Metric == metric)
                .Select(c => c.Used)
                .FirstOrDefaultAsync()
        );

    private Task<List<int>> WarningsAsync(Guid store, string metric) =>
        app.QueryAsync(db =>
            db.Set<UsageWarning>()
                .Where(w => w.SellerId == store && w.Metric == metric)
                .Select(w => w.Percent)
                .OrderBy(p => p)
                .ToListAsync()
        );
}
