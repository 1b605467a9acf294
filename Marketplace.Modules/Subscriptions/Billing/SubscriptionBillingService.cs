using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Moves a subscription together with its invoices.</summary>
/// <remarks>Call inside a unit of work that has locked the subscription.</remarks>
public sealed class SubscriptionBillingService(
    InvoiceService invoicing,
    InvoicePaymentService payments,
    InvoiceSettlementService settlement,
    SubscriptionEventPublisher news,
    TimeProvider clock
)
{
    /// <summary>Invoices the first period.</summary>
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

    /// <summary>Invoices a larger plan.</summary>
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

    /// <summary>Plans a smaller plan for when the paid time ends.</summary>
    public async Task DowngradeAtEndAsync(
        Subscription subscription,
        PlanVersion to,
        CancellationToken cancellationToken
    )
    {
        await invoicing.WithdrawRenewalAsync(subscription, cancellationToken);
        subscription.DowngradeAtEnd(to);
    }

    /// <summary>Plans the end; a planned change is forgotten.</summary>
    public async Task CancelAtEndAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await WithdrawPlansAsync(subscription, cancellationToken);
        subscription.CancelAtEnd();
    }

    /// <summary>Forgets a planned end or change.</summary>
    public async Task ResumeAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await WithdrawPlansAsync(subscription, cancellationToken);
        subscription.Resume();
    }

    /// <summary>Ends it now: open invoices are taken back.</summary>
    public async Task EndNowAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var hadStarted = subscription.CurrentPeriodStart is not null;
        await invoicing.WithdrawAsync(subscription.PendingInvoiceId, cancellationToken);
        await invoicing.WithdrawAsync(subscription.PeriodInvoiceId, cancellationToken);
        subscription.End(clock.GetUtcNow());
        if (hadStarted)
            news.Cancelled(subscription);
    }

    private async Task WithdrawPlansAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await invoicing.WithdrawAsync(subscription.PendingInvoiceId, cancellationToken);
        await invoicing.WithdrawRenewalAsync(subscription, cancellationToken);
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
