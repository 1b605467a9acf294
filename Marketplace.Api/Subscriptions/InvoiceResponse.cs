using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>An invoice.</summary>
/// <param name="Tax">Included in the total.</param>
/// <param name="PeriodStart">Start of the paid period; null until paid.</param>
/// <param name="PaymentId">Null while unpaid, and when no payment was due.</param>
public sealed record InvoiceResponse(
    Guid Id,
    string Number,
    Guid SellerId,
    Guid SubscriptionId,
    InvoicePurpose Purpose,
    InvoiceStatus Status,
    PlanRef Plan,
    IReadOnlyList<InvoiceLineResponse> Lines,
    Money Total,
    Money Tax,
    DateTimeOffset IssuedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? PeriodStart,
    DateTimeOffset? PeriodEnd,
    DateTimeOffset? PaidAt,
    Guid? PaymentId
)
{
    public static InvoiceResponse From(Invoice i) =>
        new(
            i.Id,
            i.Number,
            i.SellerId,
            i.SubscriptionId,
            i.Purpose,
            i.Status,
            new(i.PlanCode, i.PlanVersion),
            i.Lines.OrderBy(l => l.Position)
                .Select(l => new InvoiceLineResponse(
                    l.Kind,
                    new(l.PlanCode, l.PlanVersion),
                    new(l.AmountMinor, i.Currency)
                ))
                .ToList(),
            i.Total,
            i.Tax,
            i.IssuedAt,
            i.DueAt,
            i.PeriodStart,
            i.PeriodEnd,
            i.PaidAt,
            i.PaymentId
        );
}

/// <summary>An invoice line; the amount is negative for a credit.</summary>
public sealed record InvoiceLineResponse(InvoiceLineKind Kind, PlanRef Plan, Money Amount);
