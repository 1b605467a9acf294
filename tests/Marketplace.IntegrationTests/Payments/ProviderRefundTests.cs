using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>News of refunds that we did not make: twice, out of order, at once, and beside refunds of ours.</summary>
public sealed class ProviderRefundTests(ShopApp app) : IClassFixture<ShopApp>
{
    private static int Count;

    [Fact]
    public async Task News_EightTimesAtOnce_IsOneRefund()
    {
        var sale = await app.PaidOrderAsync(0);
        var refund = NewId();

        await Races.AtOnceAsync(8, _ => NewsAsync(sale, refund, 500));

        await ExpectAsync(sale, 500, 0);
        Assert.Single(await RefundsAsync(sale));
    }

    [Fact]
    public async Task News_FailureBeforeTheSuccess_CountsNothing()
    {
        var sale = await app.PaidOrderAsync(1);
        var refund = NewId();

        Assert.Equal(SettlementOutcome.Ignored, (await NewsAsync(sale, refund, 500, RefundStatus.Failed)).Outcome);
        Assert.Equal(SettlementOutcome.Ignored, (await NewsAsync(sale, refund, 500)).Outcome);
        Assert.Equal(SettlementOutcome.Ignored, (await NewsAsync(sale, refund, 500, RefundStatus.Pending)).Outcome);

        await ExpectAsync(sale, 0, 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task News_PendingThenFailed_LeavesEverythingRefundable(bool isPaidFirst)
    {
        var sale = await app.PaidOrderAsync(2);
        var refund = NewId();
        await NewsAsync(sale, refund, 500, RefundStatus.Pending);
        await ExpectAsync(sale, 0, 500);
        if (isPaidFirst)
            await NewsAsync(sale, refund, 500);

        await NewsAsync(sale, refund, 500, RefundStatus.Failed);
        await NewsAsync(sale, refund, 500);
        await ExpectAsync(sale, 0, 0);

        await app.CancelAsync(sale);
        Assert.Equal(sale.Total.Amount, (await app.PaymentAsync(sale.PaymentId)).RefundPendingMinor);
        await PayBack.AllAsync(app, sale.PaymentId);
        await ExpectAsync(sale, sale.Total.Amount, 0);
    }

    /// <summary>The order is called off, and before our refund reached the provider somebody refunds part of it
    /// there.</summary>
    [Fact]
    public async Task News_WhileOursIsNotSentYet_OursPaysTheRest()
    {
        var sale = await app.PaidOrderAsync(3);
        await app.CancelAsync(sale);

        await NewsAsync(sale, NewId(), 500);

        await ExpectAsync(sale, 500, sale.Total.Amount - 500);
        await PayBack.AllAsync(app, sale.PaymentId);
        await ExpectAsync(sale, sale.Total.Amount, 0);
    }

    [Fact]
    public async Task News_OfAllWhileOursIsNotSentYet_ReplacesOurs()
    {
        var sale = await app.PaidOrderAsync(4);
        await app.CancelAsync(sale);

        await NewsAsync(sale, NewId(), sale.Total.Amount);

        await ExpectAsync(sale, sale.Total.Amount, 0);
        Assert.Equal(RefundStatus.Succeeded, Assert.Single(await RefundsAsync(sale)).Status);
    }

    /// <summary>The provider made our refund and its answer was lost: its news carries our mark.</summary>
    [Fact]
    public async Task News_OfOursWhoseAnswerWasLost_IsNotCountedTwice()
    {
        var sale = await app.PaidOrderAsync(5);
        await app.CancelAsync(sale);
        var ours = Assert.Single(await RefundsAsync(sale));

        var refund = NewId();
        await NewsAsync(sale, refund, sale.Total.Amount, ours: ours.Id);
        await NewsAsync(sale, refund, sale.Total.Amount);

        await ExpectAsync(sale, sale.Total.Amount, 0);
        Assert.False(Assert.Single(await RefundsAsync(sale)).MadeAtProvider);
    }

    [Fact]
    public async Task News_OfWhatWeHadGivenUp_PaysThatRefund()
    {
        var sale = await app.PaidOrderAsync(6);
        await app.CancelAsync(sale);
        var ours = Assert.Single(await RefundsAsync(sale));
        await app.InScopeAsync<RefundSettlementService, bool>(s => s.RefuseAsync(ours.Id, 0, "refused", true, default));

        await NewsAsync(sale, NewId(), sale.Total.Amount);

        await ExpectAsync(sale, sale.Total.Amount, 0);
        Assert.Equal(RefundStatus.Succeeded, Assert.Single(await RefundsAsync(sale)).Status);
    }

    /// <summary>Our refund of one unit was given up; then somebody refunds everything at the provider.</summary>
    [Fact]
    public async Task News_OfAllWhereAPartWasGivenUp_PaysThatPartAndTheRest()
    {
        var sale = await app.PaidOrderAsync(8);
        var ours = await PromiseUnitAsync(sale);
        await app.InScopeAsync<RefundSettlementService, bool>(s => s.RefuseAsync(ours, 0, "refused", true, default));

        await NewsAsync(sale, NewId(), sale.Total.Amount);

        await ExpectAsync(sale, sale.Total.Amount, 0);
        var order = await app.OrderAsync(sale.OrderId);
        Assert.Equal((sale.Total.Amount, OrderPaymentStatus.Refunded), (order.RefundedMinor, order.PaymentStatus));
        Assert.Equal(order.CommissionTotalMinor, (await BookedAsync(sale.OrderId)).CommissionMinor);
    }

    /// <summary>A refund of everything at the provider fails there later, and is made there again.</summary>
    [Fact]
    public async Task News_OfAllOnceMoreAfterAFailure_CountsItOnce()
    {
        var sale = await app.PaidOrderAsync(9);
        var first = NewId();
        await NewsAsync(sale, first, sale.Total.Amount);
        await NewsAsync(sale, first, sale.Total.Amount, RefundStatus.Failed);
        await ExpectAsync(sale, 0, 0);

        await NewsAsync(sale, NewId(), sale.Total.Amount);

        await ExpectAsync(sale, sale.Total.Amount, 0);
        Assert.Equal(sale.Total.Amount, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
    }

    private async Task<Guid> PromiseUnitAsync(Sale sale)
    {
        var unit = new RefundOrder(
            sale.OrderId,
            OrderActor.Seller(app.SellingActor, app.Seller.SellerId),
            [new(sale.LineId, 1)],
            "seller.goodwill"
        );
        return (await app.InScopeAsync<OrderRefundService, Result<RefundSummary>>(s => s.RefundAsync(unit, default)))
            .Value
            .Id;
    }

    [Fact]
    public async Task Assign_LineOfAKnownOrder_GivesBackItsCommission()
    {
        var sale = await app.PaidOrderAsync(7);
        await NewsAsync(sale, NewId(), 500);
        Assert.Equal(0, (await BookedAsync(sale.OrderId)).CommissionMinor);
        var refund = Assert.Single(await RefundsAsync(sale));
        using var admin = await app.AdminAsync();

        (await AssignAsync(admin, refund.Id, new { reason = "Scratch", lineId = sale.LineId })).Expect(
            HttpStatusCode.NoContent
        );

        var order = await app.OrderAsync(sale.OrderId);
        var share = Rounding.DivideHalfAway((Int128)order.CommissionTotalMinor * 500, order.ItemsTotalMinor);
        Assert.Equal((long)share, (await BookedAsync(sale.OrderId)).CommissionMinor);
        await ExpectAsync(sale, 500, 0);
        await (await AssignAsync(admin, refund.Id, new { reason = "Again", lineId = sale.LineId })).ProblemAsync(
            409,
            "refund.not_assignable"
        );
        await app.CancelAsync(sale);
        await PayBack.AllAsync(app, sale.PaymentId);
        await ExpectAsync(sale, sale.Total.Amount, 0);
    }

    /// <summary>A purchase in two stores: nobody knows whose money went back, until an administrator says so.</summary>
    [Fact]
    public async Task Assign_OneOfTwoOrders_MovesTheMoneyOutOfTheUnassignedRefunds()
    {
        var (sale, orders) = await PaidInTwoStoresAsync();
        await NewsAsync(sale, NewId(), 600);
        Assert.All(await OrdersAsync(orders), o => Assert.Equal(0, o.RefundedMinor));
        await app.AssertInvariantsAsync();
        await app.CancelAsync(sale with { OrderId = orders[0].Id });
        await app.AssertInvariantsAsync();
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(orders[0].TotalMinor + 600, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);
        var refund = (await RefundsAsync(sale)).Single(r => r.OrderId is null);
        using var admin = await app.AdminAsync();

        await (await AssignAsync(admin, refund.Id, new { reason = "?" })).ProblemAsync(400, "validation.failed");
        var owner = (await OrdersAsync(orders)).Single(o => !o.RefundLeft.IsZero);
        await (
            await AssignAsync(
                admin,
                refund.Id,
                new { reason = "Wrong", orderId = orders.Single(o => o.Id != owner.Id).Id }
            )
        ).ProblemAsync(422, "refund.exceeds_captured");
        (await AssignAsync(admin, refund.Id, new { reason = "Its buyer", orderId = owner.Id })).Expect(
            HttpStatusCode.NoContent
        );

        Assert.Equal(600, (await app.OrderAsync(orders[1].Id)).RefundedMinor);
        Assert.Equal(0, await UnassignedAsync());
        await app.AssertInvariantsAsync();
    }

    private static string NewId() => $"re_provider_{Interlocked.Increment(ref Count)}";

    private Task<Settlement> NewsAsync(
        Sale sale,
        string id,
        long minor,
        RefundStatus status = RefundStatus.Succeeded,
        Guid? ours = null
    ) =>
        app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, new(id, ours, status, new(minor, "TRY"), null, sale.CaptureId), default)
        );

    private async Task<(Sale Sale, IReadOnlyList<Order> Orders)> PaidInTwoStoresAsync()
    {
        var other = await app.Store().WithProduct().OpenAsync();
        var placed = await app.PlaceAsync(PaymentMethod.Card, (app.Variants[8], 2), (other.Product.VariantId, 1));
        Assert.Equal(2, placed.Orders.Count);
        var sale = Sale.Of(placed, placed.Orders[0]) with { Total = placed.Purchase.Total };
        Assert.Equal(SettlementOutcome.Applied, (await app.SettleAsync(sale.Succeeded, "webhook")).Outcome);
        return (sale, placed.Orders);
    }

    private Task<HttpResponseMessage> AssignAsync(SignIn admin, Guid refundId, object body) =>
        admin.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/admin/refunds/{refundId}/assign", body);

    private Task<List<Refund>> RefundsAsync(Sale sale) =>
        app.QueryAsync(db => db.Set<Refund>().AsNoTracking().Where(r => r.PaymentId == sale.PaymentId).ToListAsync());

    private Task<List<Order>> OrdersAsync(IReadOnlyList<Order> orders)
    {
        var ids = orders.Select(o => o.Id).ToArray();
        return app.QueryAsync(db => db.Set<Order>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync());
    }

    private Task<CommissionBooked> BookedAsync(Guid orderId) =>
        app.InScopeAsync<ILedger, CommissionBooked>(l => l.CommissionRefundedOfOrderAsync(orderId, default));

    private Task<long> UnassignedAsync() =>
        app.ScalarAsync<long>(
            "SELECT SUM(debit_minor - credit_minor)::bigint FROM ledger.postings "
                + "WHERE account_code = 'unassigned_refunds'"
        );

    private async Task ExpectAsync(Sale sale, long refunded, long pending)
    {
        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal((refunded, pending), (payment.RefundedMinor, payment.RefundPendingMinor));
        Assert.Equal(refunded, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }
}
