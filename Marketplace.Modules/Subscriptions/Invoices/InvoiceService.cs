using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Issues, voids and writes off invoices, including the number, the event and the payment.</summary>
/// <remarks>Call inside a unit of work that has locked the subscription.</remarks>
public sealed class InvoiceService(
    IInvoiceRepository invoices,
    IPayments payments,
    EventOutbox outbox,
    IOptions<SubscriptionOptions> options,
    TimeProvider clock
)
{
    /// <summary>Issues the invoice of the first or next period.</summary>
    /// <param name="dueAt">Null means due immediately.</param>
    public async Task<Invoice> IssuePeriodAsync(
        Subscription subscription,
        InvoicePurpose purpose,
        PlanVersion plan,
        DateTimeOffset? dueAt,
        CancellationToken cancellationToken
    )
    {
        var number = await NextNumberAsync(cancellationToken);
        var invoice = Add(
            Invoice.ForPeriod(number, subscription, purpose, plan, dueAt ?? number.IssuedAt, options.Value.TaxBps)
        );
        subscription.Invoiced(invoice.Id);
        return invoice;
    }

    /// <summary>Issues the invoice of an upgrade for the rest of the paid time.</summary>
    public async Task<Invoice> IssueUpgradeAsync(
        Subscription subscription,
        PlanVersion from,
        PlanVersion to,
        Proration proration,
        CancellationToken cancellationToken
    )
    {
        var invoice = Add(
            Invoice.ForUpgrade(
                await NextNumberAsync(cancellationToken),
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

    /// <summary>Voids an open invoice and closes its payment; does nothing when it is not open.</summary>
    public Task VoidAsync(Guid? invoiceId, CancellationToken cancellationToken) =>
        CloseAsync(invoiceId, invoice => invoice.Void(), cancellationToken);

    /// <summary>Writes off an open invoice and closes its payment; does nothing when it is not open.</summary>
    public Task WriteOffAsync(Guid? invoiceId, CancellationToken cancellationToken) =>
        CloseAsync(invoiceId, invoice => invoice.WriteOff(), cancellationToken);

    /// <summary>Voids the unpaid invoice of the next period, so that the billing cycle issues a new one.</summary>
    public async Task VoidRenewalAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        if (
            subscription.Status != SubscriptionStatus.Active
            || subscription.IsPaidAhead
            || subscription.PeriodInvoiceId is null
        )
        {
            return;
        }

        await VoidAsync(subscription.PeriodInvoiceId, cancellationToken);
        subscription.ClearPeriodInvoice();
    }

    private async Task CloseAsync(Guid? invoiceId, Action<Invoice> close, CancellationToken cancellationToken)
    {
        if (
            invoiceId is not { } id
            || await invoices.FindAsync(id, cancellationToken) is not { Status: InvoiceStatus.Open } invoice
        )
        {
            return;
        }

        close(invoice);
        await payments.CloseAsync(PaymentPurpose.SubscriptionInvoice, id, PaymentClosure.Cancelled, cancellationToken);
    }

    private async Task<IssuedNumber> NextNumberAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new(Ids.New(clock), await invoices.NextNumberAsync(now, cancellationToken), now);
    }

    private Invoice Add(Invoice invoice)
    {
        invoices.Add(invoice);
        outbox.Add(new InvoiceIssued(invoice.Id, invoice.SellerId, invoice.Total));
        return invoice;
    }
}
