namespace Marketplace.Modules.Subscriptions;

/// <summary>The steps of the calendar that touch invoices and mails.</summary>
/// <remarks>Call inside a unit of work that has locked the subscription.</remarks>
public sealed class DunningService(
    SubscriptionBillingService billing,
    InvoiceService invoicing,
    InvoiceSettlementService settlement,
    IInvoiceRepository invoices,
    SubscriptionMailer mails
)
{
    public Task EndAsync(Subscription subscription, CancellationToken cancellationToken) =>
        billing.EndNowAsync(subscription, cancellationToken);

    public async Task DropUpgradeAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await invoicing.WithdrawAsync(subscription.PendingInvoiceId, cancellationToken);
        subscription.DropPlans();
    }

    public async Task IssueRenewalAsync(
        Subscription subscription,
        PlanVersion plan,
        CancellationToken cancellationToken
    )
    {
        var invoice = await invoicing.IssuePeriodAsync(
            subscription,
            InvoicePurpose.Renewal,
            plan,
            subscription.CurrentPeriodEnd!.Value,
            cancellationToken
        );
        if (invoice.Total.IsZero)
            await settlement.SettleAsync(subscription, invoice, null, cancellationToken);
        else
            await mails.SendAsync(DueMail.Renewal, subscription, invoice, cancellationToken);
    }

    public async Task RemindAsync(Subscription subscription, DueMail mail, CancellationToken cancellationToken) =>
        await mails.SendAsync(
            mail,
            subscription,
            await OpenInvoiceAsync(subscription, cancellationToken),
            cancellationToken
        );

    public async Task GiveUpAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await invoicing.GiveUpAsync(subscription.PeriodInvoiceId, cancellationToken);
        await billing.EndNowAsync(subscription, cancellationToken);
    }

    private async Task<Invoice> OpenInvoiceAsync(Subscription subscription, CancellationToken cancellationToken) =>
        await invoices.FindAsync(subscription.PeriodInvoiceId!.Value, cancellationToken)
        ?? throw new InvalidOperationException($"Subscription {subscription.Id} names a missing invoice.");
}
