using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>A store's commission of a month was invoiced, or credited where more was given back than charged.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Total">Tax included; positive also for a credit note.</param>
[EventName("marketplace.payments.commission-invoice-issued.v1")]
public sealed record CommissionInvoiceIssued(
    Guid InvoiceId,
    Guid SellerId,
    string Number,
    DateOnly Month,
    CommissionInvoiceKind Kind,
    Money Total
) : IIntegrationEvent
{
    public string Subject => SellerId.ToString();
}

/// <summary>Whether a month's commission is charged or given back.</summary>
public enum CommissionInvoiceKind
{
    Invoice,
    CreditNote,
}
