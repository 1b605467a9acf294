using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Applies a paid invoice: activates, reevents or upgrades the subscription and posts the payment to the
/// ledger.</summary>
/// <remarks>Call inside a unit of work that has locked the subscription.</remarks>
public sealed class InvoiceSettlementService(
    IPlanRepository plans,
    InvoiceService invoicing,
    ILedger ledger,
    SubscriptionEventPublisher news,
    EventOutbox outbox,
    TimeProvider clock
)
{
    /// <summary>Whether the invoice may still be paid for the subscription.</summary>
    /// <remarks>An upgrade invoice covers the rest of the paid time, so it is no longer payable once that has passed,
    /// even before the billing cycle drops it.</remarks>
    public static bool IsPayable(Subscription subscription, Invoice invoice, DateTimeOffset now) =>
        invoice.Status == InvoiceStatus.Open
        && !subscription.IsOver
        && (
            invoice.Purpose == InvoicePurpose.Upgrade
                ? subscription.Status == SubscriptionStatus.Active
                    && subscription.PendingInvoiceId == invoice.Id
                    && subscription.PaidUntil == invoice.PeriodEnd
                    && invoice.PeriodEnd > now
                : subscription.PeriodInvoiceId == invoice.Id
        );

    /// <summary>Settles a payable invoice.</summary>
    /// <param name="paymentId">Null when no payment was due.</param>
    public async Task SettleAsync(
        Subscription subscription,
        Invoice invoice,
        Guid? paymentId,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (invoice.Purpose == InvoicePurpose.Upgrade)
            await UpgradeAsync(subscription, invoice, paymentId, now, cancellationToken);
        else
            await PayPeriodAsync(subscription, invoice, paymentId, now, cancellationToken);
        outbox.Add(new InvoicePaid(invoice.Id, invoice.SellerId, invoice.Total));
        if (!invoice.Total.IsZero)
        {
            await ledger.PostAsync(
                LedgerEntries.SubscriptionPaid(invoice.Id, invoice.Total, invoice.Tax),
                cancellationToken
            );
        }
    }

    private async Task UpgradeAsync(
        Subscription subscription,
        Invoice invoice,
        Guid? paymentId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        invoice.Pay(paymentId, new(now, subscription.PaidUntil!.Value), now);
        subscription.Upgrade();
        await invoicing.VoidRenewalAsync(subscription, cancellationToken);
        news.Changed(subscription);
    }

    private async Task PayPeriodAsync(
        Subscription subscription,
        Invoice invoice,
        Guid? paymentId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await DropPendingUpgradeAsync(subscription, cancellationToken);
        var before = subscription.Status;
        invoice.Pay(
            paymentId,
            subscription.PayPeriod(
                await plans.GetVersionAsync(invoice.PlanCode, invoice.PlanVersion, cancellationToken),
                now
            ),
            now
        );
        if (before is SubscriptionStatus.Incomplete or SubscriptionStatus.Suspended)
            news.Activated(subscription);
        else if (before == SubscriptionStatus.PastDue)
            news.Renewed(subscription);
    }

    // The pending upgrade was priced for the time paid until now; the next period, paid at the old plan's price, would
    // get the larger plan for free.
    private async Task DropPendingUpgradeAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        if (subscription.PendingInvoiceId is null)
            return;
        await invoicing.VoidAsync(subscription.PendingInvoiceId, cancellationToken);
        subscription.ClearPendingChange();
    }
}
