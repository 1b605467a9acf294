using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Does what a paid invoice is for: activates, renews or upgrades, and books the money.</summary>
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
    /// <summary>Whether the subscription still wants this invoice's money.</summary>
    /// <remarks>An upgrade is for the rest of the paid time: once that is over it is not, even before the clock has
    /// dropped it.</remarks>
    public static bool IsWanted(Subscription subscription, Invoice invoice, DateTimeOffset now) =>
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

    /// <summary>Settles a wanted invoice.</summary>
    /// <param name="paymentId">Null where nothing was to be paid.</param>
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
            await ledger.PostAsync(
                LedgerEntries.SubscriptionPaid(invoice.Id, invoice.Total, invoice.Tax),
                cancellationToken
            );
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
        await invoicing.WithdrawRenewalAsync(subscription, cancellationToken);
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
        await DropOutdatedUpgradeAsync(subscription, cancellationToken);
        var before = subscription.Status;
        invoice.Pay(
            paymentId,
            subscription.PayPeriod(
                await plans.VersionAsync(invoice.PlanCode, invoice.PlanVersion, cancellationToken),
                now
            ),
            now
        );
        if (before is SubscriptionStatus.Incomplete or SubscriptionStatus.Suspended)
            news.Activated(subscription);
        else if (before == SubscriptionStatus.PastDue)
            news.Renewed(subscription);
    }

    // Its price was for the time paid until now; the next period, paid for the old plan, would come on top for nothing.
    private async Task DropOutdatedUpgradeAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        if (subscription.PendingInvoiceId is null)
            return;
        await invoicing.WithdrawAsync(subscription.PendingInvoiceId, cancellationToken);
        subscription.DropPlans();
    }
}
