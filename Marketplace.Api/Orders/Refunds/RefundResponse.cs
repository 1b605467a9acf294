using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>A refund of an order.</summary>
/// <param name="Lines">Units and money per line; empty for shipping alone.</param>
public sealed record RefundResponse(
    Guid Id,
    Guid PaymentId,
    Guid? OrderId,
    Money Amount,
    string Reason,
    RefundStatus Status,
    IReadOnlyList<RefundedLineResponse> Lines,
    DateTimeOffset CreatedAt
)
{
    /// <summary>The part of the amount that is shipping.</summary>
    public required Money Shipping { get; init; }

    public static RefundResponse From(RefundSummary refund) =>
        new(
            refund.Id,
            refund.PaymentId,
            refund.OrderId,
            refund.Amount,
            refund.Reason,
            refund.Status,
            [
                .. refund.Lines.Select(line => new RefundedLineResponse(
                    line.OrderLineId,
                    line.Quantity,
                    new(line.AmountMinor, refund.Amount.Currency)
                )),
            ],
            refund.CreatedAt
        )
        {
            Shipping = new(refund.Amount.Amount - refund.Lines.Sum(l => l.AmountMinor), refund.Amount.Currency),
        };
}

/// <summary>Units of a line and the amount refunded for it; an amount alone has no units.</summary>
public sealed record RefundedLineResponse(Guid LineId, int Quantity, Money Amount);
