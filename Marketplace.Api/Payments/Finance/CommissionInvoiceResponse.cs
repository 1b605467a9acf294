using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>A commission invoice or credit note in a list.</summary>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Net">Without tax; positive also for a credit note, as tax and total.</param>
/// <param name="ExternalNumber">Its number as an e-invoice; null until it has one.</param>
/// <param name="ExternalId">Its UUID as an e-invoice; null until it has one.</param>
public sealed record CommissionInvoiceSummary(
    Guid Id,
    string Number,
    Guid SellerId,
    string Month,
    CommissionInvoiceKind Kind,
    Money Net,
    Money Tax,
    Money Total,
    DateTimeOffset IssuedAt,
    string? ExternalNumber,
    Guid? ExternalId
)
{
    public static CommissionInvoiceSummary From(CommissionInvoice i) =>
        new(
            i.Id,
            i.Number,
            i.SellerId,
            i.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            i.Kind,
            i.Net,
            i.Tax,
            i.Total,
            i.IssuedAt,
            i.ExternalNumber,
            i.ExternalId
        );
}

/// <summary>A commission invoice or credit note with its lines.</summary>
/// <param name="TaxBps">Rate of the tax, basis points.</param>
/// <param name="Issuer">The marketplace as it was when the document was issued.</param>
/// <param name="Recipient">The store as it was then.</param>
public sealed record CommissionInvoiceResponse(
    CommissionInvoiceSummary Document,
    int TaxBps,
    PartyIdentity Issuer,
    PartyIdentity Recipient,
    IReadOnlyList<CommissionInvoiceLineResponse> Lines
)
{
    public static CommissionInvoiceResponse From(CommissionInvoice i) =>
        new(
            CommissionInvoiceSummary.From(i),
            i.TaxBps,
            i.Issuer,
            i.Recipient,
            i.Lines.Select(l => new CommissionInvoiceLineResponse(
                    l.OrderId,
                    l.OrderNumber,
                    new(l.NetMinor, i.Currency),
                    new(l.TaxMinor, i.Currency)
                ))
                .ToArray()
        );
}

/// <summary>The commission of one order; negative where the line goes against the document.</summary>
public sealed record CommissionInvoiceLineResponse(Guid OrderId, string OrderNumber, Money Net, Money Tax);
