using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Changes a subscription together with its invoices.</summary>
/// <remarks>Call inside a unit of work that has locked the subscription.</remarks>
public sealed class SubscriptionBillingService(
    InvoiceService invoicing,
    InvoicePaymentService payments,
    InvoiceSettlementService settlement,
    SubscriptionEventPublisher events,
    TimeProvider clock
)
{
    /// <summary>Issues the invoice of the first period.</summary>
    public async Task<Result<BilledSubscription>> StartAsync(
        Subscription subscription,
        PlanVersion plan,
        CancellationToken cancellationToken
    ) =>
        await BillAsync(
            subscription,
            await invoicing.IssuePeriodAsync(subscription, InvoicePurpose.Start, plan, null, cancellationToken),
            cancellationToken
        );

    /// <summary>Issues the invoice of an upgrade.</summary>
    public async Task<Result<BilledSubscription>> UpgradeAsync(
        Subscription subscription,
        PlanChange change,
        CancellationToken cancellationToken
    ) =>
        await BillAsync(
            subscription,
            await invoicing.IssueUpgradeAsync(
                subscription,
                change.From,
                change.To,
                change.Proration!,
                cancellationToken
            ),
            cancellationToken
        );

    /// <summary>Schedules a downgrade for the end of the paid time.</summary>
    public async Task DowngradeAtEndAsync(
        Subscription subscription,
        PlanVersion to,
        CancellationToken cancellationToken
    )
    {
        await invoicing.VoidRenewalAsync(subscription, cancellationToken);
        subscription.DowngradeAtEnd(to);
    }

    /// <summary>Schedules the cancellation for the end of the paid time and drops a pending change.</summary>
    public async Task CancelAtEndAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await VoidPendingInvoicesAsync(subscription, cancellationToken);
        subscription.CancelAtEnd();
    }

    /// <summary>Undoes a scheduled cancellation or pending change.</summary>
    public async Task ResumeAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await VoidPendingInvoicesAsync(subscription, cancellationToken);
        subscription.Resume();
    }

    /// <summary>Ends it immediately and voids its open invoices.</summary>
    public async Task EndNowAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var hadStarted = subscription.CurrentPeriodStart is not null;
        await invoicing.VoidAsync(subscription.PendingInvoiceId, cancellationToken);
        await invoicing.VoidAsync(subscription.PeriodInvoiceId, cancellationToken);
        subscription.End(clock.GetUtcNow());
        if (hadStarted)
            events.Cancelled(subscription);
    }

    private async Task VoidPendingInvoicesAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await invoicing.VoidAsync(subscription.PendingInvoiceId, cancellationToken);
        await invoicing.VoidRenewalAsync(subscription, cancellationToken);
    }

    private async Task<Result<BilledSubscription>> BillAsync(
        Subscription subscription,
        Invoice invoice,
        CancellationToken cancellationToken
    )
    {
        if (invoice.Total.IsZero)
        {
            await settlement.SettleAsync(subscription, invoice, null, cancellationToken);
            return new BilledSubscription(subscription, invoice, null);
        }

        var payment = await payments.CreateAsync(subscription, invoice, cancellationToken);
        return payment.Succeeded ? new BilledSubscription(subscription, invoice, payment.Value) : payment.Error;
    }
}
