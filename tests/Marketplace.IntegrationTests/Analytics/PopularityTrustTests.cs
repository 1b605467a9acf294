using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders.Contracts;
using static Marketplace.IntegrationTests.Analytics.OrderEvents;

namespace Marketplace.IntegrationTests.Analytics;

/// <summary>A place among the popular sellers cannot be had for nothing; every test on a marketplace of its
/// own.</summary>
[OwnCache]
public sealed class PopularityTrustTests : IAsyncLifetime
{
    private readonly MarketplaceApp _app = new();

    private DateTimeOffset Now => _app.Clock.GetUtcNow();

    public ValueTask InitializeAsync()
    {
        _app.Clock.Stop();
        return _app.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Refresh_TwelveNewAccountsWithThreeCashOrdersTheSellerDelivered_StoreHasNoRank()
    {
        using var store = await _app.SellerAsync();
        var orders = Enumerable
            .Range(0, 12)
            .Select(_ => _app.Account(days: 0))
            .SelectMany(buyer => Enumerable.Range(0, 3).Select(_ => CashOrder(store.SellerId, buyer, 990_000)))
            .ToArray();
        await _app.TellAsync([.. orders, .. orders.Select(o => Delivered(o, Now))]);
        await _app.RefreshAsync();
        Assert.Empty((await _app.NewestAsync(7))!.Rows);

        // Not even if those accounts say that they got something.
        await _app.TellAsync([.. orders.Select(o => Completed(o, Now))]);
        await _app.RefreshAsync();
        Assert.Empty((await _app.NewestAsync(7))!.Rows);

        // A week later they count, as people who never bought anywhere else.
        _app.Clock.Advance(TimeSpan.FromDays(8));
        await _app.RefreshAsync();
        var row = Assert.Single((await _app.NewestAsync(30))!.Rows);
        Assert.Equal((36, 12, 12, 3.0), (row.Orders, row.Buyers, row.SingleStoreBuyers, row.WeightedBuyers));
        Assert.Equal(36 * 0.25 * 990_000, row.TrustedRevenueMinor);
    }

    [Fact]
    public async Task Refresh_CashOrders_CountOnceTheBuyerConfirmedOrTheOrderIsCompleted()
    {
        using var store = await _app.SellerAsync();
        using var admin = await _app.AdminAsync();
        var (received, completed, waiting) = (CashOrder(), CashOrder(), CashOrder());
        await _app.TellAsync(received, completed, waiting);
        await _app.TellAsync(
            Delivered(received, Now, by: "buyer"),
            Delivered(completed, Now.AddDays(-14)),
            Delivered(waiting, Now.AddDays(-1))
        );
        await _app.RefreshAsync();
        Assert.Equal(1, Assert.Single((await _app.NewestAsync(7))!.Rows).Orders);

        await _app.TellAsync(Completed(completed, Now));
        await _app.RefreshAsync();
        await _app.DrainAsync();

        var row = Assert.Single((await _app.NewestAsync(7))!.Rows);
        Assert.Equal((2, 2, 1), (row.Orders, row.Buyers, row.LeftOut));
        var answer = await (await admin.Client.GetAsync("/api/v1/analytics/popular-sellers?window=7d")).JsonAsync(
            HttpStatusCode.OK
        );
        var factors = answer.GetProperty("data")[0].GetProperty("factors");
        Assert.Equal(1, factors.GetProperty("ordersLeftOut").GetInt32());
        Assert.Equal(2, factors.GetProperty("singleStoreBuyers").GetInt32());
        Assert.Equal(0.5, factors.GetProperty("weightedBuyers").GetDouble());

        OrderPlaced CashOrder() => this.CashOrder(store.SellerId, _app.Account(), 10_000);
    }

    [Fact]
    public async Task Refresh_BuyerWhoBoughtElsewhere_CountsWholeUnlessThatWasPaidBack()
    {
        using var store = await _app.SellerAsync();
        await _app.SellAsync(store.SellerId, await _app.RegularAsync(), Now);
        var refunded = _app.Account();
        var elsewhere = await _app.SellAsync(Guid.CreateVersion7(), refunded, Now.AddDays(-1));
        await _app.TellAsync(Refunded(elsewhere, 10_000));
        await _app.SellAsync(store.SellerId, refunded, Now);

        await _app.RefreshAsync();

        var row = Assert.Single((await _app.NewestAsync())!.Rows);
        Assert.Equal((2, 1, 1.25, 1.25), (row.Buyers, row.SingleStoreBuyers, row.WeightedBuyers, row.WeightedOrders));
    }

    [Fact]
    public async Task Refresh_FaultsTowardsNewAccounts_AreNobodysBusiness()
    {
        using var store = await _app.SellerAsync();
        for (var i = 0; i < 5; i++)
        {
            await _app.SellAsync(store.SellerId, _app.Account(), Now);
            var rejected = Placed(store.SellerId, _app.Account(days: 1), Now);
            await _app.TellAsync(rejected, Rejected(rejected, Now));
        }

        await _app.RefreshAsync();
        Assert.Equal(0, Assert.Single((await _app.NewestAsync())!.Rows).FaultBps);
    }

    private OrderPlaced CashOrder(Guid sellerId, Guid buyerId, long totalMinor) =>
        Placed(sellerId, buyerId, Now.AddDays(-15), totalMinor, paymentMethod: "cash_on_delivery");
}
