using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Money on its way back: lost answers, money that returns, providers nobody knows.</summary>
public sealed class RefundTests(ShopApp app) : IClassFixture<ShopApp>
{
    /// <summary>The webhook is faster than the answer, which is then lost.</summary>
    [Fact]
    public async Task Send_SettledWhileTheAnswerWasLost_StaysSettled()
    {
        var sale = await app.PaidOrderAsync();
        await app.CancelAsync(sale);
        app.Provider.Interfere = async (context, _) =>
        {
            await PayBack.AllAsync(app, sale.PaymentId);
            context.Abort();
        };
        await app.RunJobAsync("payments.send-refunds");
        app.Provider.Interfere = null;
        var refund = await app.RefundAsync(sale);
        Assert.Equal((RefundStatus.Succeeded, null, null), (refund.Status, refund.NextAttemptAt, refund.LastError));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task ListDueRefunds_FinishedOneWithATime_IsLeftOut()
    {
        var sale = await app.PaidOrderAsync();
        await app.CancelAsync(sale);
        await PayBack.AllAsync(app, sale.PaymentId);
        await app.ExecuteAsync(
            $"""
            UPDATE payments.refunds SET next_attempt_at = now() - INTERVAL '1 day' WHERE payment_id = '{sale.PaymentId}'
            """
        );
        var due = await app.InScopeAsync<IPaymentRepository, IReadOnlyList<Guid>>(p =>
            p.ListDueRefundsAsync(app.Clock.GetUtcNow(), 100, default)
        );
        Assert.DoesNotContain((await app.RefundAsync(sale)).Id, due);
    }

    /// <summary>Two of three units are paid back, one by one; the first money returns and is sent again, the whole
    /// twice over.</summary>
    [Fact]
    public async Task Returned_AfterItSucceeded_IsUndoneAndCanBeSentAgain()
    {
        var sale = await app.PaidOrderAsync(3, 3);
        var first = await RefundUnitAsync(sale);
        await RefundUnitAsync(sale);
        for (var round = 1; round <= 2; round++)
        {
            Assert.Equal(SettlementOutcome.Applied, (await ReturnAsync(first)).Outcome);
            Assert.Equal(SettlementOutcome.Ignored, (await ReturnAsync(first)).Outcome);
            await ExpectPaidBackAsync(sale, sale.UnitPrice.Amount, 0);
            Assert.Equal(round, await app.EventsOfAsync(sale.PaymentId, "payments.refund-failed"));
            using var admin = await app.AdminAsync();
            (await admin.Client.PostAsync($"/api/v1/admin/refunds/{first}/retry", null)).Expect(
                HttpStatusCode.NoContent
            );
            await ExpectPaidBackAsync(sale, sale.UnitPrice.Amount, sale.UnitPrice.Amount);
            Assert.Equal(
                SettlementOutcome.Ignored,
                (await NewsAsync(first, RefundStatus.Succeeded, returned: true)).Outcome
            );
            await PayBack.AllAsync(app, sale.PaymentId);
            await ExpectPaidBackAsync(sale, 2 * sale.UnitPrice.Amount, 0);
        }

        Assert.Equal(3, await EntriesAsync(LedgerKind.OrderRefunded, first));
        Assert.Equal(2, await EntriesAsync(LedgerKind.OrderRefundReturned, first));
    }

    [Fact]
    public async Task Returned_OrderCompletedMeanwhile_StoreIsOwedItAgain()
    {
        var sale = await app.PaidOrderAsync(4, 2);
        var refund = await RefundUnitAsync(sale);
        await CompleteAsync(sale);
        var before = await BalanceAsync();
        await ReturnAsync(refund);
        var order = await app.OrderAsync(sale.OrderId);
        var after = await BalanceAsync();
        Assert.True(after.Payable > before.Payable);
        Assert.Equal((before.Pending, OrderPaymentStatus.Paid), (after.Pending, order.PaymentStatus));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Returned_MoneyThatCameTooLate_IsKeptAsOwed()
    {
        var sale = await app.BuyAsync();
        await app.CancelAsync(sale);
        await app.SettleAsync(sale.Succeeded, "webhook");
        await PayBack.AllAsync(app, sale.PaymentId);
        var refund = (await app.RefundAsync(sale)).Id;
        await ReturnAsync(refund);
        Assert.Equal(1, await EntriesAsync(LedgerKind.LatePaymentBack, refund));
        await RetryAsync(refund);
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Refund_AfterCompletion_StorePaysIt()
    {
        var sale = await app.PaidOrderAsync(5, 2);
        await CompleteAsync(sale);
        var before = await BalanceAsync();
        await RefundUnitAsync(sale);
        var (order, after) = (await app.OrderAsync(sale.OrderId), await BalanceAsync());
        var line = order.CommissionTotalMinor;
        var commission = (long)Rounding.DivideHalfAway((Int128)line * sale.UnitPrice.Amount, order.ItemsTotalMinor);
        var tax = (long)
            Rounding.DivideHalfAway((Int128)LedgerEntries.CommissionTax(order.Commission).Amount * commission, line);
        Assert.Equal(sale.UnitPrice.Amount - commission - tax, (before.Payable - after.Payable).Amount);
        Assert.Equal(before.Pending, after.Pending);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Send_ProviderNobodyKnows_FailsAtOnceAndSaysWhy()
    {
        var sale = await app.PaidOrderAsync();
        await app.CancelAsync(sale);
        await ChangeProviderAsync(sale, "demo");
        await app.RunJobAsync("payments.send-refunds");
        var refund = await app.RefundAsync(sale);
        Assert.Equal(
            (RefundStatus.Failed, PaymentProviderException.UnknownProvider, 1),
            (refund.Status, refund.LastError, refund.Refusals)
        );
        Assert.Equal(1, await app.EventsOfAsync(sale.PaymentId, "payments.refund-failed"));

        await ChangeProviderAsync(sale, "stripe");
        await RetryAsync(refund.Id);
        await PayBack.AllAsync(app, sale.PaymentId);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Retry_RefundThatHasNotFailed_IsRefused()
    {
        var sale = await app.PaidOrderAsync();
        await app.CancelAsync(sale);
        using var admin = await app.AdminAsync();
        await (
            await admin.Client.PostAsync($"/api/v1/admin/refunds/{(await app.RefundAsync(sale)).Id}/retry", null)
        ).ProblemAsync(409, "refund.not_failed");
        await PayBack.AllAsync(app, sale.PaymentId);
    }

    private async Task<Guid> RefundUnitAsync(Sale sale)
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
        Assert.True(promised.Succeeded, promised.Error?.Code);
        await PayBack.AllAsync(app, sale.PaymentId);
        return promised.Value.Id;
    }

    private Task<Settlement> ReturnAsync(Guid refundId) => NewsAsync(refundId, RefundStatus.Failed, returned: false);

    // News of the provider's refund that stands, or of the one that returned.
    private async Task<Settlement> NewsAsync(Guid refundId, RefundStatus status, bool returned)
    {
        var refund = await app.QueryAsync(db => db.Set<Refund>().AsNoTracking().SingleAsync(r => r.Id == refundId));
        var providerId = (returned ? null : refund.ProviderRefundId) ?? refund.ReturnedProviderRefundId!;
        return await app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new(
                    providerId,
                    refundId,
                    status,
                    refund.Amount,
                    status == RefundStatus.Failed ? "lost_or_stolen_card" : null
                ),
                default
            )
        );
    }

    private async Task RetryAsync(Guid refundId)
    {
        var retried = await app.InScopeAsync<RefundAdministrationService, Result>(s =>
            s.RetryAsync(Modules.Users.Contracts.Actor.System, refundId, default)
        );
        Assert.True(retried.Succeeded, retried.Error?.Code);
    }

    private async Task CompleteAsync(Sale sale)
    {
        var seller = OrderActor.Seller(app.SellingActor, app.Seller.SellerId);
        foreach (
            var move in (MoveOrder[])
                [
                    new(sale.OrderId, OrderCommand.Confirm, seller),
                    new(sale.OrderId, OrderCommand.Ship, seller),
                    new(sale.OrderId, OrderCommand.Deliver, seller),
                    new(sale.OrderId, OrderCommand.Accept, OrderActor.Buyer(app.BuyingActor)),
                ]
        )
        {
            var moved = await app.InScopeAsync<OrderService, Result>(s => s.MoveAsync(move, default));
            Assert.True(moved.Succeeded, $"{move.Command}: {moved.Error?.Code}");
        }
    }

    private Task<SellerBalance> BalanceAsync() =>
        app.InScopeAsync<ILedger, SellerBalance>(ledger => ledger.BalanceAsync(app.Seller.SellerId, default));

    private Task<int> EntriesAsync(LedgerKind kind, Guid refundId) =>
        app.QueryAsync(db =>
            db.Set<LedgerEntryRow>().CountAsync(e => e.Kind == kind.ToString() && e.RefId == refundId)
        );

    private async Task ExpectPaidBackAsync(Sale sale, long refunded, long pending)
    {
        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal((refunded, pending), (payment.RefundedMinor, payment.RefundPendingMinor));
        Assert.Equal(refunded, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
        await app.AssertInvariantsAsync();
        Assert.Equal(
            refunded,
            await app.ScalarAsync<long>(
                $"SELECT refunded_minor FROM analytics.order_facts WHERE order_id = '{sale.OrderId}'"
            )
        );
    }

    private Task ChangeProviderAsync(Sale sale, string provider) =>
        app.ExecuteAsync($"UPDATE payments.payments SET provider = '{provider}' WHERE id = '{sale.PaymentId}'");
}
