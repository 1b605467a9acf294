using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>Members counted against the plan, whose limit includes the owner.</summary>
public sealed class SellerQuotaTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Theory]
    [InlineData("standard", 1)]
    [InlineData("pro", 4)]
    public async Task Take_TwentyInParallel_LetsThroughWhatThePlanHasBesideTheOwner(string plan, int places)
    {
        var store = (await app.Store().WithPlan(plan).OpenAsync()).Id;
        var results = await Races.AtOnceAsync(20, _ => TakeAsync(store));

        Assert.Equal(places, results.Count(r => r.Succeeded));
        var refusal = results.First(r => !r.Succeeded).Error!;
        Assert.Equal(
            ("plan.limit_reached", "members", places + 1L, places + 1L),
            (refusal.Code, refusal.Parameters["metric"], refusal.Parameters["limit"], refusal.Parameters["used"])
        );
        Assert.Equal(places + 1, await ShownAsync(store));
        await ReleaseAsync(store);
        Assert.True((await TakeAsync(store)).Succeeded);
        Assert.False((await TakeAsync(store)).Succeeded);
    }

    [Fact]
    public async Task Take_FreePlan_HasRoomForTheOwnerOnly()
    {
        var refusal = (await TakeAsync((await app.StoreAsync()).Id)).Error!;
        Assert.Equal(
            ("plan.limit_reached", 1L, 1L, "standard"),
            (refusal.Code, refusal.Parameters["limit"], refusal.Parameters["used"], refusal.Parameters["upgradeTo"])
        );
    }

    [Fact]
    public async Task Recount_MembersNobodyCounted_AreCountedWithoutTheOwner()
    {
        using var owner = await app.SellerAsync();
        using var manager = await app.MemberAsync(owner, SellerRole.Manager);
        using var staff = await app.MemberAsync(owner, SellerRole.Staff);
        Assert.Equal(1, await ShownAsync(owner.SellerId));

        await app.RunJobAsync("subscriptions.recount-usage");

        Assert.Equal(3, await ShownAsync(owner.SellerId));
        Assert.Equal(1, await app.AuditCountAsync("usage.repair", owner.SellerId));
        var removed = await app.InScopeAsync<SellerMemberService, Result>(s =>
            s.RemoveAsync(owner.AsActor(), owner.SellerId, staff.UserId, default)
        );
        Assert.True(removed.Succeeded);
        Assert.Equal(2, await ShownAsync(owner.SellerId));
        await app.RunJobAsync("subscriptions.recount-usage");
        Assert.Equal(1, await app.AuditCountAsync("usage.repair", owner.SellerId));
    }

    private Task<Result> TakeAsync(Guid store) =>
        InQuotaAsync((quota, unit) => unit.ExecuteAsync(ct => TakeOneAsync(quota, store, ct), default));

    private static Task<Result> TakeOneAsync(ISellerQuota quota, Guid store, CancellationToken cancellationToken) =>
        quota.TakeAsync(store, SellerMetrics.Members, 1, cancellationToken);

    private Task<Result> ReleaseAsync(Guid store) =>
        InQuotaAsync(
            async (quota, _) =>
            {
                await quota.ReleaseAsync(store, SellerMetrics.Members, 1, default);
                return Result.Success;
            }
        );

    private async Task<Result> InQuotaAsync(Func<ISellerQuota, UnitOfWork, Task<Result>> workAsync)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await workAsync(
            scope.ServiceProvider.GetRequiredService<ISellerQuota>(),
            scope.ServiceProvider.GetRequiredService<UnitOfWork>()
        );
    }

    private async Task<long> ShownAsync(Guid store) =>
        (await app.InScopeAsync<UsageQueries, UsageView>(q => q.NowAsync(store, default)))
            .Lines.Single(line => line.Metric == SellerMetrics.Members)
            .Used;
}
