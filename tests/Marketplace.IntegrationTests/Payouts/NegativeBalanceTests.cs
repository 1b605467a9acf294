using System.Net;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Stores that owe: after a month the owner is told, after two administrators decide.</summary>
public sealed class NegativeBalanceTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Watch = "payments.watch-negative-balances";

    [Fact]
    public async Task Balance_NegativeForLong_IsToldOnceAndEndsWithTheDebtWrittenOff()
    {
        using var owner = await app.SellerAsync();
        using (var first = await app.AdminAsync())
        {
            await app.EarnAsync(owner.SellerId, 1, -5_000);
            await app.RunPayoutsAsync(first);
        }

        app.Clock.Advance(TimeSpan.FromDays(29));
        await WatchAsync();
        Assert.Equal(0, await app.NotificationsOfAsync(owner, "balance.negative"));
        app.Clock.Advance(TimeSpan.FromDays(2));
        await WatchAsync();
        Assert.Equal(1, await app.NotificationsOfAsync(owner, "balance.negative"));
        app.Clock.Advance(TimeSpan.FromDays(30));
        using SignIn maker = await app.AdminAsync(),
            other = await app.AdminAsync();
        await WatchAsync();
        Assert.Equal(1, await app.NotificationsOfAsync(owner, "balance.negative"));
        Assert.Equal(1, await app.NotificationsOfAsync(maker, "balance.negative_for_administrators"));
        using var panel = await Panel.SignedInAsync(app, maker);
        var dashboard = await panel.PageAsync("/admin");
        Assert.Contains("Stores that have owed for over 60 days", dashboard, StringComparison.Ordinal);
        var page = await panel.PageAsync("/admin/ledger/adjustments");
        Assert.Contains($"/admin/sellers/{owner.SellerId}", page, StringComparison.Ordinal);
        Assert.Contains("over 60 days", page, StringComparison.Ordinal);

        var body = new
        {
            owner.SellerId,
            reason = "The store is gone",
            account = "bad_debt",
            amountMinor = 5_000,
        };
        var made = await (await maker.ActAsync("ledger/adjustments", body)).JsonAsync(HttpStatusCode.Created);
        (await other.ActAsync($"ledger/adjustments/{made.GetProperty("id").GetGuid()}/approve")).Expect(
            HttpStatusCode.OK
        );
        await WatchAsync();
        Assert.Equal(0, await app.ScalarAsync<long>("SELECT COUNT(*) FROM payments.negative_balances"));
        Assert.Equal(-5_000, await app.BalanceOfAsync("bad_debt"));
        await app.AssertInvariantsAsync();
    }

    /// <summary>Twice, because it may happen twice.</summary>
    private async Task WatchAsync()
    {
        await app.RunJobAsync(Watch);
        await app.RunJobAsync(Watch);
        await app.DrainAsync();
    }
}
