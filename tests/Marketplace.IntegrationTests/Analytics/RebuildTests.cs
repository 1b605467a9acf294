using Marketplace.Foundation;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.IntegrationTests.Analytics;

/// <summary>Facts made from the orders themselves are the facts that their events gave.</summary>
public sealed class RebuildTests(ShopApp app) : IClassFixture<ShopApp>
{
    private static readonly string[] Tables =
    [
        "order_facts",
        "order_line_facts",
        "order_refunds",
        "seller_daily",
        "product_daily",
        "market_daily",
        "market_returns",
    ];

    [Fact]
    public async Task Rebuild_OrdersOfEveryFate_EqualsWhatTheEventsGave()
    {
        var delivered = await app.PaidOrderAsync(0, 3);
        await MoveAsync(delivered, OrderCommand.Confirm);
        await MoveAsync(delivered, OrderCommand.Ship);
        await MoveAsync(delivered, OrderCommand.Deliver);
        var unit = new RefundOrder(delivered.OrderId, Selling, [new(delivered.LineId, 1)], "seller.goodwill");
        Assert.True(
            (
                await app.InScopeAsync<OrderRefundService, Result<RefundSummary>>(s => s.RefundAsync(unit, default))
            ).Succeeded
        );
        await PayBack.AllAsync(app, delivered.PaymentId);
        var rejected = await app.PaidOrderAsync(1);
        await MoveAsync(rejected, OrderCommand.Reject, "damaged");
        await PayBack.AllAsync(app, rejected.PaymentId);
        var calledOff = await app.BuyAsync(2, 1, PaymentMethod.CashOnDelivery);
        Assert.True(
            (
                await app.InScopeAsync<OrderService, Result>(s =>
                    s.MoveAsync(new(calledOff.OrderId, OrderCommand.Cancel, OrderActor.Buyer(app.BuyingActor)), default)
                )
            ).Succeeded
        );
        await app.BuyAsync(3, 5, PaymentMethod.CashOnDelivery);
        var received = await app.BuyAsync(5, 1, PaymentMethod.CashOnDelivery);
        await MoveAsync(received, OrderCommand.Confirm);
        await MoveAsync(received, OrderCommand.Ship);
        var receipt = new MoveOrder(received.OrderId, OrderCommand.ConfirmReceipt, OrderActor.Buyer(app.BuyingActor));
        Assert.True((await app.InScopeAsync<OrderService, Result>(s => s.MoveAsync(receipt, default))).Succeeded);
        await app.BuyAsync(4);
        await CancelUnitAsync(await app.BuyAsync(6, 3, PaymentMethod.CashOnDelivery));
        var partly = await app.PaidOrderAsync(7, 2);
        await CancelUnitAsync(partly);
        await PayBack.AllAsync(app, partly.PaymentId);
        await app.DrainAsync();
        await app.RunJobAsync("analytics.roll-up-days");
        var byEvents = await DumpAsync();
        Assert.Equal(7, await app.OrderFactCountAsync());
        Assert.Equal(
            "false,true",
            await app.ScalarAsync<string>(
                "SELECT string_agg(is_cash::text, ',' ORDER BY is_cash) FROM analytics.order_facts "
                    + "WHERE counts_from = delivered_at"
            )
        );
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                "SELECT count(*) FROM analytics.order_facts WHERE delivered_at IS NOT NULL AND refunded_minor > 0"
            )
        );
        Assert.Equal(
            1,
            await app.ScalarAsync<long>("SELECT count(*) FROM analytics.order_facts WHERE is_seller_fault")
        );

        Assert.Equal(0, await RebuildAsync());
        Assert.Equal(byEvents, await DumpAsync());
        await app.ScalarAsync<long>(
            "WITH gone AS (DELETE FROM analytics.order_facts), lines AS (DELETE FROM analytics.order_line_facts), back "
                + "AS (DELETE FROM analytics.order_refunds), days AS (DELETE FROM analytics.seller_daily) SELECT "
                + "1::bigint"
        );
        Assert.Equal(7, await RebuildAsync());
        Assert.Equal(byEvents, await DumpAsync());
        Assert.Equal(0, await RebuildAsync());

        await app.ScalarAsync<long>("WITH spoilt AS (UPDATE analytics.seller_daily SET orders = 77) SELECT 1::bigint");
        await app.RunJobAsync("analytics.rebuild");
        Assert.Equal(byEvents, await DumpAsync());

        foreach (var lost in Tables[4..])
        {
            await app.ExecuteAsync($"DELETE FROM analytics.{lost}");
            await app.RunJobAsync("analytics.rebuild");
            Assert.Equal(byEvents, await DumpAsync());
        }
    }

    private OrderActor Selling => OrderActor.Seller(app.SellingActor, app.Seller.SellerId);

    private Task<int> RebuildAsync() => app.InScopeAsync<AnalyticsRebuildService, int>(r => r.RunAsync(default));

    private async Task MoveAsync(Sale sale, OrderCommand command, string? reason = null)
    {
        var moved = await app.InScopeAsync<OrderService, Result>(s =>
            s.MoveAsync(new(sale.OrderId, command, Selling, reason), default)
        );
        Assert.True(moved.Succeeded, moved.Error?.Code);
    }

    private async Task CancelUnitAsync(Sale sale)
    {
        var input = new CancelUnits(sale.OrderId, Selling, [new(sale.LineId, 1)], OrderReasons.OutOfStock, null);
        var cancelled = await app.InScopeAsync<CancellationService, Result>(s => s.CancelAsync(input, default));
        Assert.True(cancelled.Succeeded, cancelled.Error?.Code);
    }

    private async Task<string[]> DumpAsync()
    {
        var dumps = new List<string>();
        foreach (var table in Tables)
        {
            dumps.Add(
                await app.ScalarAsync<string>(
                    $"SELECT coalesce(string_agg(t::text, E'\n' ORDER BY t::text), '') FROM analytics.{table} t"
                )
            );
        }

        return [.. dumps];
    }
}
