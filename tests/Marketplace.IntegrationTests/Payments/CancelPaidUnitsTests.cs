using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Units that are called off are paid back to the card, with their commission, and go back on the
/// shelf.</summary>
public sealed class CancelPaidUnitsTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task CancelUnits_UnitByUnit_TheLastBringsTheTotalAndShippingBack()
    {
        var sale = await app.PaidOrderAsync(8, 3);
        await MoveAsync(sale, OrderCommand.Confirm);

        await CancelAsync(sale, 1);
        await CancelAsync(sale, 1);
        var two = await BackAsync(sale);
        await CancelAsync(sale, 1);

        var order = await OrderAsync(sale);
        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.Equal(2 * sale.UnitPrice.Amount, two);
        Assert.Equal(sale.Total.Amount, await BackAsync(sale));
        Assert.Equal(order.ShippingTotal.Amount, order.ShippingRefundedMinor);
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(0, await PendingOfAsync(sale));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CancelUnits_MoneyOfThemWentBackBefore_PaysNothingTwice()
    {
        var sale = await app.PaidOrderAsync(9, 2);
        var unit = new RefundOrder(sale.OrderId, Selling, [new(sale.LineId, 2)], "seller.goodwill");
        Assert.True(
            (
                await app.InScopeAsync<OrderRefundService, Result<RefundSummary>>(s => s.RefundAsync(unit, default))
            ).Succeeded
        );
        var before = await BackAsync(sale);

        await CancelAsync(sale, 1);

        Assert.Equal(before, await BackAsync(sale));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task CancelUnits_ThenTheWholeOrder_EachUnitComesBackOnce()
    {
        var stock = (await app.StockOfAsync(app.Variants[10])).OnHand;
        var sale = await app.PaidOrderAsync(10, 3);
        await MoveAsync(sale, OrderCommand.Confirm);
        await CancelAsync(sale, 1);

        await MoveAsync(sale, OrderCommand.Cancel, OrderReasons.OutOfStock);

        Assert.Equal(stock, (await app.StockOfAsync(app.Variants[10])).OnHand);
        Assert.Equal(sale.Total.Amount, await BackAsync(sale));
        await app.AssertInvariantsAsync();
    }

    private OrderActor Selling => OrderActor.Seller(app.SellingActor, app.Seller.SellerId);

    private async Task CancelAsync(Sale sale, int quantity)
    {
        var input = new CancelUnits(sale.OrderId, Selling, [new(sale.LineId, quantity)], OrderReasons.OutOfStock, null);
        var cancelled = await app.InScopeAsync<CancellationService, Result>(s => s.CancelAsync(input, default));
        Assert.True(cancelled.Succeeded, cancelled.Error?.Code);
    }

    private async Task MoveAsync(Sale sale, OrderCommand command, string? reason = null)
    {
        var moved = await app.InScopeAsync<OrderService, Result>(s =>
            s.MoveAsync(new(sale.OrderId, command, Selling, reason), default)
        );
        Assert.True(moved.Succeeded, moved.Error?.Code);
    }

    private Task<Order> OrderAsync(Sale sale) =>
        app.QueryAsync(db => db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == sale.OrderId));

    private Task<long> BackAsync(Sale sale) =>
        app.ScalarAsync<long>(
            $"SELECT SUM(amount_minor)::bigint FROM payments.refunds WHERE order_id = '{sale.OrderId}'"
        );

    private Task<long> PendingOfAsync(Sale sale) =>
        app.InScopeAsync<ILedger, long>(l => l.PendingOfOrderAsync(sale.OrderId, default));
}
