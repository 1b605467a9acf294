using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Issues invoices and takes them back, with the number, the event and the payment that belong to
/// it.</summary>
/// <remarks>Call inside a unit of work that has locked the subscription.</remarks>
public sealed class InvoiceService(
    IInvoiceRepository invoices,
    IPayments payments,
    EventOutbox outbox,
    IOptions<SubscriptionOptions> options,
    TimeProvider clock
)
{
    /// <summary>Invoices the first or the next period.</summary>
    /// <param name="dueAt">Null means at once.</param>
    public async Task<Invoice> IssuePeriodAsync(
        Subscription subscription,
        InvoicePurpose purpose,
        PlanVersion plan,
        DateTimeOffset? dueAt,
        CancellationToken cancellationToken
    )
    {
        var number = await NumberAsync(cancellationToken);
        var invoice = Issued(
            Invoice.ForPeriod(number, subscription, purpose, plan, dueAt ?? number.IssuedAt, options.Value.TaxBps)
        );
        subscription.Invoiced(invoice.Id);
        return invoice;
    }

    /// <summary>Invoices a larger plan for the rest of the paid time.</summary>
    public async Task<Invoice> IssueUpgradeAsync(
        Subscription subscription,
        PlanVersion from,
        PlanVersion to,
        Proration proration,
        CancellationToken cancellationToken
    )
    {
        var invoice = Issued(
            Invoice.ForUpgrade(
                await NumberAsync(cancellationToken),
                subscription,
                from,
                to,
                proration,
                options.Value.TaxBps
            )
        );
        subscription.UpgradeOncePaid(to, invoice.Id, invoice.IssuedAt);
        return invoice;
    }

    /// <summary>Takes an open invoice back and closes its payment page; nothing for one that is not open.</summary>
    public Task WithdrawAsync(Guid? invoiceId, CancellationToken cancellationToken) =>
        CloseAsync(invoiceId, invoice => invoice.Void(), cancellationToken);

    /// <summary>Gives an open invoice up and closes its payment page.</summary>
    public Task GiveUpAsync(Guid? invoiceId, CancellationToken cancellationToken) =>
        CloseAsync(invoiceId, invoice => invoice.GiveUp(), cancellationToken);

    /// <summary>Takes the unpaid invoice of the next period back, so that the clock issues another one.</summary>
    public async Task WithdrawRenewalAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        if (
            subscription.Status != SubscriptionStatus.Active
            || subscription.IsPaidAhead
            || subscription.PeriodInvoiceId is null
        )
            return;
        await WithdrawAsync(subscription.PeriodInvoiceId, cancellationToken);
        subscription.TakeRenewalBack();
    }

    private async Task CloseAsync(Guid? invoiceId, Action<Invoice> close, CancellationToken cancellationToken)
    {
        if (
            invoiceId is not { } id
            || await invoices.FindAsync(id, cancellationToken) is not { Status: InvoiceStatus.Open } invoice
        )
            return;
        close(invoice);
        await payments.CloseAsync(PaymentPurpose.SubscriptionInvoice, id, PaymentClosure.Cancelled, cancellationToken);
    }

    private async Task<IssuedNumber> NumberAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new(Ids.New(clock), await invoices.NextNumberAsync(now, cancellationToken), now);
    }

    private Invoice Issued(Invoice invoice)
    {
        invoices.Add(invoice);
        outbox.Add(new InvoiceIssued(invoice.Id, invoice.SellerId, invoice.Total));
        return invoice;
    }
}
