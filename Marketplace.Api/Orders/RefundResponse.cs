using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>A refund of an order.</summary>
/// <param name="Lines">Units per line; empty when the whole remainder was refunded.</param>
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
        );
}

/// <summary>Units of a line and the amount refunded for them.</summary>
public sealed record RefundedLineResponse(Guid LineId, int Quantity, Money Amount);
