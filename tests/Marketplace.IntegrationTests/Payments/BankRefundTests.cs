using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Refunds that a card does not take, and that an administrator transfers from the bank.</summary>
public sealed class BankRefundTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string ByBank = "payment.refunded_by_bank";
    private const string ByCard = "payment.refunded";

    [Fact]
    public async Task MarkPaid_FailedRefund_IsBookedOutOfTheBankAndThePayerIsTold()
    {
        var (sale, refund) = await FailedAsync(0);
        Assert.NotEqual(0, (await CheckAsync("I7")).Violations);
        var (bank, clearing) = (await BalanceAsync("bank"), await BalanceAsync("psp_clearing"));
        var told = (
            ByBank: await app.NotificationsOfAsync(app.Buyer, ByBank),
            ByCard: await app.NotificationsOfAsync(app.Buyer, ByCard)
        );
        using var admin = await app.AdminAsync();

        (await MarkPaidAsync(admin, refund.Id)).Expect(HttpStatusCode.NoContent);

        var paid = await app.RefundAsync(sale);
        Assert.Equal((RefundStatus.Succeeded, "FT1", null), (paid.Status, paid.BankReference, paid.LastError));
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        Assert.Equal(sale.Total.Amount, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
        Assert.Equal(
            (bank - sale.Total.Amount, clearing),
            (await BalanceAsync("bank"), await BalanceAsync("psp_clearing"))
        );
        await app.DrainAsync();
        Assert.Equal(
            (told.ByBank + 1, told.ByCard),
            (await app.NotificationsOfAsync(app.Buyer, ByBank), await app.NotificationsOfAsync(app.Buyer, ByCard))
        );
        await (await MarkPaidAsync(admin, refund.Id)).ProblemAsync(409, "refund.not_failed");
        await (await admin.Client.PostAsync($"/api/v1/admin/refunds/{refund.Id}/retry", null)).ProblemAsync(
            409,
            "refund.not_failed"
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task MarkPaid_TwentyTimesAtOnce_PaysOnce()
    {
        var (sale, refund) = await FailedAsync(1);
        using var admin = await app.AdminAsync();

        var answers = await Races.AtOnceAsync(20, _ => MarkPaidAsync(admin, refund.Id));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(19, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task MarkReturned_TheTransferCameBack_IsReversedAndCanBePaidAgain()
    {
        var (sale, refund) = await FailedAsync(6);
        var before = await BalancesAsync();
        using var admin = await app.AdminAsync();
        await (await MarkReturnedAsync(admin, refund.Id)).ProblemAsync(409, "refund.not_by_bank");
        await (await MarkReturnedAsync(admin, Guid.CreateVersion7())).ProblemAsync(404, "resource.not_found");

        for (var round = 1; round <= 2; round++)
        {
            (await MarkPaidAsync(admin, refund.Id)).Expect(HttpStatusCode.NoContent);
            await app.AssertInvariantsAsync();

            var answers = await Races.AtOnceAsync(8, _ => MarkReturnedAsync(admin, refund.Id));

            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
            Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
            var back = await app.RefundAsync(sale);
            Assert.Equal((RefundStatus.Failed, null, "AC04"), (back.Status, back.BankReference, back.LastError));
            Assert.Equal(refund.ReturnedProviderRefundId, back.ReturnedProviderRefundId);
            Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);
            Assert.Equal(0, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
            Assert.Equal(before, await BalancesAsync());
            Assert.Equal(0, (await CheckAsync("I37")).Violations);
            Assert.Equal(0, (await CheckAsync("I12")).Violations);
        }

        Assert.Equal(2, await app.AuditCountAsync("refund.mark_returned", refund.Id));
        (await admin.Client.PostAsync($"/api/v1/admin/refunds/{refund.Id}/retry", null)).Expect(
            HttpStatusCode.NoContent
        );
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task MarkPaid_WhileDisputed_IsRefused_AndTheLostDisputePaysIt()
    {
        var (sale, refund) = await FailedAsync(2);
        using var admin = await app.AdminAsync();
        var dispute = "dp_" + Guid.CreateVersion7().ToString("N");

        await DisputeAsync(sale, dispute, DisputeStatus.Open);
        await (await MarkPaidAsync(admin, refund.Id)).ProblemAsync(409, "refund.disputed");
        await DisputeAsync(sale, dispute, DisputeStatus.Lost);

        await (await MarkPaidAsync(admin, refund.Id)).ProblemAsync(409, "refund.not_failed");
        Assert.Null((await app.RefundAsync(sale)).BankReference);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Dispute_LostAfterTheTransfer_IsTheMarketplacesLoss()
    {
        var (sale, refund) = await FailedAsync(3);
        using var admin = await app.AdminAsync();
        (await MarkPaidAsync(admin, refund.Id)).Expect(HttpStatusCode.NoContent);
        var losses = await BalanceAsync("dispute_losses");

        await DisputeAsync(sale, "dp_" + Guid.CreateVersion7().ToString("N"), DisputeStatus.Lost);

        Assert.Equal(losses + sale.Total.Amount, await BalanceAsync("dispute_losses"));
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task ProviderPaysItAfterAll_ChangesNothingAndIsReported()
    {
        var (sale, refund) = await FailedAsync(4);
        using var admin = await app.AdminAsync();
        (await MarkPaidAsync(admin, refund.Id)).Expect(HttpStatusCode.NoContent);

        var news = await NewsAsync(refund, "re_" + Guid.CreateVersion7().ToString("N"), RefundStatus.Succeeded);

        Assert.Equal(SettlementOutcome.Mismatch, news.Outcome);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        await app.AssertInvariantsAsync();
    }

    /// <summary>Somebody refunds in the provider's dashboard what the bank has paid: the news carries no mark of
    /// ours.</summary>
    [Fact]
    public async Task RefundedAtTheProviderAsWell_ChangesNothingAndIsReported()
    {
        var (sale, refund) = await FailedAsync(1);
        using var admin = await app.AdminAsync();
        (await MarkPaidAsync(admin, refund.Id)).Expect(HttpStatusCode.NoContent);

        var news = await app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new(
                    "re_" + Guid.CreateVersion7().ToString("N"),
                    null,
                    RefundStatus.Succeeded,
                    sale.Total,
                    null,
                    sale.CaptureId
                ),
                default
            )
        );

        Assert.Equal(SettlementOutcome.Mismatch, news.Outcome);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        var total = await app.InScopeAsync<RefundRefreshService, Settlement>(s =>
            s.NoteTotalAsync(StripeGateway.Name, new(sale.CaptureId, sale.Total), default)
        );
        Assert.Equal(SettlementOutcome.Applied, total.Outcome);
        await app.AssertInvariantsAsync();
    }

    /// <summary>One of two orders is paid by bank transfer, and somebody refunds the same money in the dashboard: the
    /// other order has nothing to do with it.</summary>
    [Fact]
    public async Task RefundedAtTheProviderAsWell_OtherOrderOfThePurchase_KeepsItsMoney()
    {
        var other = await app.Store().WithProduct().OpenAsync();
        var placed = await app.PlaceAsync(PaymentMethod.Card, (app.Variants[6], 2), (other.Product.VariantId, 3));
        var all = Sale.Of(placed, placed.Orders[0]) with { Total = placed.Purchase.Total };
        Assert.Equal(SettlementOutcome.Applied, (await app.SettleAsync(all.Succeeded, "webhook")).Outcome);
        var (mine, its) = (
            placed.Orders.Single(o => o.SellerId == app.Seller.SellerId),
            placed.Orders.Single(o => o.SellerId != app.Seller.SellerId)
        );
        await app.CancelAsync(all with { OrderId = mine.Id });
        await PayBack.AllAsync(app, all.PaymentId);
        var refund = await app.RefundAsync(all);
        await NewsAsync(refund, refund.ProviderRefundId!, RefundStatus.Failed);
        using var admin = await app.AdminAsync();
        (await MarkPaidAsync(admin, refund.Id)).Expect(HttpStatusCode.NoContent);

        var dashboard = new ProviderRefund(
            "re_" + Guid.CreateVersion7().ToString("N"),
            null,
            RefundStatus.Succeeded,
            refund.Amount,
            null,
            all.CaptureId
        );
        var news = await app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, dashboard, default)
        );

        Assert.Equal(SettlementOutcome.Mismatch, news.Outcome);
        Assert.Equal(0, (await app.OrderAsync(its.Id)).RefundedMinor);
        Assert.Equal(mine.Total, (await app.PaymentAsync(all.PaymentId)).Refunded);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task OldNewsOfTheRefundThatCameBack_IsIgnored()
    {
        var (sale, refund) = await FailedAsync(2);
        using var admin = await app.AdminAsync();
        (await MarkPaidAsync(admin, refund.Id)).Expect(HttpStatusCode.NoContent);

        var news = await NewsAsync(refund, refund.ReturnedProviderRefundId!, RefundStatus.Succeeded);

        Assert.Equal(SettlementOutcome.Ignored, news.Outcome);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
    }

    [Fact]
    public async Task MarkPaid_UnknownOrNotFailedOrWithoutReference_IsRefused()
    {
        using var admin = await app.AdminAsync();
        var sale = await app.PaidOrderAsync(5);
        await app.CancelAsync(sale);
        var refund = await app.RefundAsync(sale);

        await (await MarkPaidAsync(admin, Guid.CreateVersion7())).ProblemAsync(404, "resource.not_found");
        await (await MarkPaidAsync(admin, refund.Id)).ProblemAsync(409, "refund.not_failed");
        await (await MarkPaidAsync(admin, refund.Id, " ")).ProblemAsync(400, "validation.failed");
        await (await MarkPaidAsync(admin, refund.Id, new('x', 61))).ProblemAsync(400, "validation.failed");
        await PayBack.AllAsync(app, sale.PaymentId);
    }

    private static Task<HttpResponseMessage> MarkPaidAsync(SignIn admin, Guid refundId, string reference = "FT1") =>
        admin.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/refunds/{refundId}/mark-paid",
            new { bankReference = reference }
        );

    private static Task<HttpResponseMessage> MarkReturnedAsync(SignIn admin, Guid refundId) =>
        admin.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/refunds/{refundId}/mark-returned",
            new { reason = "AC04" }
        );

    private async Task<(long Bank, long Clearing, long Pending)> BalancesAsync() =>
        (
            await BalanceAsync("bank"),
            await BalanceAsync("psp_clearing"),
            await BalanceAsync($"seller:{app.Seller.SellerId}:pending")
        );

    // A cancelled order whose money went to a card that does not exist any more.
    private async Task<(Sale Sale, Refund Refund)> FailedAsync(int product)
    {
        var sale = await app.PaidOrderAsync(product);
        await app.CancelAsync(sale);
        await PayBack.AllAsync(app, sale.PaymentId);
        var refund = await app.RefundAsync(sale);
        await NewsAsync(refund, refund.ProviderRefundId!, RefundStatus.Failed);
        await app.DrainAsync();
        return (sale, await app.RefundAsync(sale));
    }

    private Task<Settlement> NewsAsync(Refund refund, string providerId, RefundStatus status) =>
        app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, new(providerId, refund.Id, status, refund.Amount, null), default)
        );

    private Task<Settlement> DisputeAsync(Sale sale, string id, DisputeStatus status) =>
        app.InScopeAsync<DisputeSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, new(id, sale.CaptureId, status, sale.Total, "fraudulent", null), default)
        );

    private async Task<long> BalanceAsync(string account) => -await app.BalanceOfAsync(account);

    private async Task<InvariantCheck> CheckAsync(string code) =>
        (await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default))).Checks.Single(c =>
            c.Code == code
        );
}
