using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>Everything that asks for a store's plan gets the same answer, whatever its subscription's status.</summary>
public sealed class PlanInForceTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Theory]
    [InlineData(SubscriptionStatus.Incomplete, "free")]
    [InlineData(SubscriptionStatus.Active, "standard")]
    [InlineData(SubscriptionStatus.PastDue, "standard")]
    [InlineData(SubscriptionStatus.Suspended, "free")]
    [InlineData(SubscriptionStatus.Cancelled, "free")]
    [InlineData(SubscriptionStatus.Expired, "free")]
    internal async Task Plan_InEveryStatus_IsTheSameForReadersAndTheMeter(SubscriptionStatus status, string plan)
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        await PutInAsync(store.Id, status);

        var limits = await app.InScopeAsync<IEntitlements, PlanLimits>(e => e.GetAsync(store.Id, default));
        var usage = await app.InScopeAsync<UsageQueries, UsageView>(q => q.NowAsync(store.Id, default));
        var subscription = await app.QueryAsync(db =>
            db.Set<Subscription>().AsNoTracking().SingleAsync(s => s.SellerId == store.Id)
        );
        Assert.Equal(plan, limits.PlanCode);
        Assert.Equal(plan, usage.Limits.PlanCode);
        Assert.Equal(plan != PlanCodes.Free, subscription.GivesLimits);

        var limit = (int)limits.Limit(UsageMetrics.ActiveListings);
        Assert.True((await TakeAsync(store.Id, limit)).Succeeded);
        var refusal = (await TakeAsync(store.Id, 1)).Error!;
        Assert.Equal(
            (plan, (long)limit, (long)limit),
            (refusal.Parameters["planCode"], refusal.Parameters["limit"], refusal.Parameters["used"])
        );
    }

    private Task PutInAsync(Guid store, SubscriptionStatus status) =>
        app.ExecuteAsync(
            $"""
            UPDATE subscriptions.subscriptions SET status = '{status}',
                due_since = CASE WHEN '{status}' IN ('PastDue', 'Suspended') THEN current_period_start END
            WHERE seller_id = '{store}'
            """
        );

    private Task<Result> TakeAsync(Guid store, int quantity) =>
        app.InScopeAsync<IUsageMeter, Result>(meter =>
            meter.TakeAsync(store, UsageMetrics.ActiveListings, quantity, default)
        );
}
