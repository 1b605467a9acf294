using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>A refund gives back the commission of its lines; one booked the old way is corrected once.</summary>
public sealed class RefundCommissionTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string Job = "orders.correct-refund-commissions";

    [Fact]
    public async Task Refund_OneOfTwoLines_BooksBackItsCommissionAndNothingForShipping()
    {
        var sale = await PaidTwoLinesAsync();
        var order = await OrderAsync(sale);
        var line = order.Lines.Single(l => l.Id == sale.LineId);

        (
            await app.Seller.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{app.Seller.SellerId}/orders/{sale.OrderId}/refunds",
                new { reason = "goodwill", lines = new[] { new { lineId = line.Id, quantity = line.Quantity } } },
                ("Idempotency-Key", Guid.CreateVersion7().ToString())
            )
        ).Expect(HttpStatusCode.Created);
        await PayBack.AllAsync(app, sale.PaymentId);

        var tax = LedgerEntries.CommissionTax(order.Commission).Amount;
        var share = Rounding.DivideHalfAway((Int128)tax * line.CommissionMinor, order.CommissionTotalMinor);
        Assert.True(order.ShippingTotalMinor > 0 && line.CommissionMinor > 0);
        Assert.Equal((line.CommissionMinor, (long)share), await BookedBackAsync(sale));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The first unit is refunded as before refunds kept their commission; it is corrected once, and what
    /// follows adds up.</summary>
    [Fact]
    public async Task Correct_RefundBookedByMoney_BooksTheDifferenceOnceAndTheRestAddsUp()
    {
        var sale = await app.PaidOrderAsync(7, 2);
        await RefundUnitAsync(sale, asBefore: true);
        var order = await OrderAsync(sale);
        var byMoney = LedgerEntries.ProportionalCommission(
            order.Total,
            order.Commission,
            new(0, "TRY"),
            sale.UnitPrice
        );
        Assert.Equal((byMoney.CommissionMinor, byMoney.CommissionTaxMinor), await BookedBackAsync(sale));
        var half = (order.CommissionTotalMinor + 1) / 2;
        Assert.NotEqual(half, byMoney.CommissionMinor);

        await app.RunJobAsync(Job);
        Assert.Equal(half, (await BookedBackAsync(sale)).Commission);
        Assert.Equal(1, await CorrectionsAsync(sale));
        await app.AssertInvariantsAsync();

        await app.RunJobAsync(Job);
        Assert.Equal(1, await CorrectionsAsync(sale));
        await app.CancelAsync(sale);
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(
            (order.CommissionTotalMinor, LedgerEntries.CommissionTax(order.Commission).Amount),
            await BookedBackAsync(sale)
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Refund_EarlierOneBookedByMoney_CorrectsThatFirst()
    {
        var sale = await app.PaidOrderAsync(8, 3);
        await RefundUnitAsync(sale, asBefore: true);

        await RefundUnitAsync(sale, asBefore: false);

        var line = (await OrderAsync(sale)).Lines[0];
        var share = Rounding.DivideHalfAway((Int128)line.CommissionMinor * line.RefundedMinor, line.TotalMinor);
        Assert.Equal((long)share, (await BookedBackAsync(sale)).Commission);
        Assert.Equal(1, await CorrectionsAsync(sale));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Correct_RefundWhoseMoneyReturned_KeepsItsCommissionAndBooksNothing()
    {
        var sale = await app.PaidOrderAsync(9, 2);
        var refund = await RefundUnitAsync(sale, asBefore: true);
        var returned = new ProviderRefund(
            $"re_{refund.Id:N}_0",
            refund.Id,
            RefundStatus.Failed,
            refund.Amount,
            "expired_card"
        );
        await app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, returned, default)
        );

        await app.RunJobAsync(Job);

        Assert.Equal((0, 0), await BookedBackAsync(sale));
        Assert.Equal(0, await CorrectionsAsync(sale));
        Assert.NotNull((await app.RefundAsync(sale)).Commission);
        await app.AssertInvariantsAsync();
    }

    private async Task<Sale> PaidTwoLinesAsync()
    {
        var placed = await app.PlaceAsync(PaymentMethod.Card, (app.Variants[10], 1), (app.Variants[11], 2));
        var sale = Sale.Of(placed, placed.Orders.Single());
        await app.SettleAsync(sale.Succeeded, "webhook");
        return sale;
    }

    private async Task<RefundSummary> RefundUnitAsync(Sale sale, bool asBefore)
    {
        var unit = new RefundOrder(
            sale.OrderId,
            OrderActor.Seller(app.SellingActor, app.Seller.SellerId),
            [new(sale.LineId, 1)],
            "seller.goodwill"
        );
        var promised = await app.InScopeAsync<OrderRefundService, Result<RefundSummary>>(s =>
            s.RefundAsync(unit, default)
        );
        if (asBefore)
        {
            await app.ExecuteAsync(
                $$"""
                UPDATE payments.refunds SET commission_minor = NULL, commission_tax_minor = NULL, lines =
                    jsonb_build_array((lines -> 0) - '{commissionMinor,commissionTaxMinor}'::text[])
                    WHERE id = '{{promised.Value.Id}}';
                UPDATE orders.order_lines SET commission_refunded_minor = 0 WHERE order_id = '{{sale.OrderId}}';
                UPDATE orders.orders SET commission_tax_refunded_minor = 0 WHERE id = '{{sale.OrderId}}'
                """
            );
        }

        await PayBack.AllAsync(app, sale.PaymentId);
        return promised.Value;
    }

    private Task<Order> OrderAsync(Sale sale) =>
        app.QueryAsync(db =>
            db.Set<Order>().AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == sale.OrderId)
        );

    private Task<int> CorrectionsAsync(Sale sale) =>
        app.QueryAsync(db =>
            db.Set<LedgerEntryRow>().CountAsync(e => e.Kind == "RefundCommissionCorrected" && e.RefId == sale.OrderId)
        );

    private async Task<(long Commission, long Tax)> BookedBackAsync(Sale sale)
    {
        var booked = await app.InScopeAsync<ILedger, CommissionBooked>(l =>
            l.CommissionRefundedOfOrderAsync(sale.OrderId, default)
        );
        return (booked.CommissionMinor, booked.CommissionTaxMinor);
    }
}
