using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Applies the results of invoice payments.</summary>
/// <remarks>A failed or expired payment changes nothing: the invoice stays open for another attempt, and the billing
/// cycle decides what happens next.</remarks>
internal sealed class SubscriptionPaymentListener(
    ISubscriptionRepository subscriptions,
    IInvoiceRepository invoices,
    InvoiceSettlementService settlement,
    ILedger ledger,
    TimeProvider clock
) : IPaymentListener
{
    public PaymentPurpose Purpose => PaymentPurpose.SubscriptionInvoice;

    public Task LockAsync(Guid refId, CancellationToken cancellationToken) =>
        subscriptions.FindByInvoiceForUpdateAsync(refId, cancellationToken);

    public async Task<PaymentVerdict> OnSucceededAsync(PaymentNotice payment, CancellationToken cancellationToken)
    {
        if (await subscriptions.FindByInvoiceForUpdateAsync(payment.RefId, cancellationToken) is not { } subscription)
            return PaymentVerdict.Refund;
        var invoice = (await invoices.FindAsync(payment.RefId, cancellationToken))!;
        if (
            !InvoiceSettlementService.IsPayable(subscription, invoice, clock.GetUtcNow())
            || invoice.Total != payment.Amount
        )
        {
            return PaymentVerdict.Refund;
        }

        await settlement.SettleAsync(subscription, invoice, payment.PaymentId, cancellationToken);
        return PaymentVerdict.Accepted;
    }

    public Task OnFailedAsync(PaymentNotice payment, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task OnExpiredAsync(PaymentNotice payment, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task OnRefundedAsync(RefundNotice refund, CancellationToken cancellationToken)
    {
        var invoice = await InvoiceOfAsync(refund, cancellationToken);
        var entry = LedgerEntries.SubscriptionRefunded(
            refund.RefundId,
            invoice.Total,
            invoice.Tax,
            refund.RefundedBefore,
            refund.Amount
        );
        if (refund.ByDispute)
            entry = LedgerEntries.DisputeLost(entry);
        await ledger.PostAsync(entry with { Number = refund.Number }, cancellationToken);
    }

    public async Task OnRefundReturnedAsync(RefundNotice refund, CancellationToken cancellationToken)
    {
        var invoice = await InvoiceOfAsync(refund, cancellationToken);
        await ledger.PostAsync(
            LedgerEntries.SubscriptionRefundReturned(
                refund.RefundId,
                invoice.Total,
                invoice.Tax,
                refund.RefundedBefore,
                refund.Amount
            ) with
            {
                Number = refund.Number,
            },
            cancellationToken
        );
    }

    private async Task<Invoice> InvoiceOfAsync(RefundNotice refund, CancellationToken cancellationToken) =>
        await invoices.FindAsync(refund.RefId, cancellationToken)
        ?? throw new InvalidOperationException($"Refund {refund.RefundId} has unknown invoice {refund.RefId}.");
}
