using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Subscriptions;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Money of subscription invoices: found when nobody told of it, and given back.</summary>
public sealed class InvoiceMoneyTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Fact]
    public async Task Reconcile_InvoicePaidAndNobodyTold_SubscriptionIsActive()
    {
        var store = await app.StoreAsync();
        var billed = await (await store.PostAsync("", new { planCode = "standard" })).JsonAsync(
            System.Net.HttpStatusCode.Created
        );
        await store.PayAsync(billed, "lost");
        Assert.Equal("incomplete", await store.StatusAsync());
        await app.RunJobAsync(PaymentsModule.ReconcileJob);
        Assert.Equal("active", await store.StatusAsync());
        await AssertInvariantsAsync();
    }

    [Fact]
    public async Task Refund_PartOfAnInvoiceThenReturned_IsBookedBothWays()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        var invoice = (await store.InvoicesAsync()).Single(i => i.Status == InvoiceStatus.Paid);
        var promised = await app.InScopeAsync<IPayments, Result<RefundSummary>>(p =>
            p.RefundAsync(
                new(
                    PaymentPurpose.SubscriptionInvoice,
                    invoice.Id,
                    null,
                    new(5_000, "TRY"),
                    "support.goodwill",
                    [],
                    null
                ),
                default
            )
        );
        Assert.True(promised.Succeeded, promised.Error?.Code);
        await SettleAsync(promised.Value, RefundStatus.Succeeded);
        await AssertInvariantsAsync();
        await SettleAsync(promised.Value, RefundStatus.Failed);
        await AssertInvariantsAsync();
        Assert.Equal(
            [nameof(LedgerKind.SubscriptionRefunded), nameof(LedgerKind.SubscriptionRefundReturned)],
            await app.QueryAsync(db =>
                db.Set<LedgerEntryRow>()
                    .Where(e => e.RefId == promised.Value.Id)
                    .OrderBy(e => e.Id)
                    .Select(e => e.Kind)
                    .ToListAsync()
            )
        );
    }

    private Task<Settlement> SettleAsync(RefundSummary refund, RefundStatus status) =>
        app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new(
                    $"re_{refund.Id:N}",
                    refund.Id,
                    status,
                    refund.Amount,
                    status == RefundStatus.Failed ? "lost_or_stolen_card" : null
                ),
                default
            )
        );

    private async Task AssertInvariantsAsync()
    {
        await app.DrainAsync();
        var report = await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.True(report.Ok, InvariantAssertions.Broken(report));
    }
}
