using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Writes down what follows from assigning a refund: ledger entry, event and audit entry.</summary>
public sealed class AssignedRefundPublisher(ILedger ledger, IEarnings earnings, EventOutbox outbox, AuditLog audit)
{
    /// <summary>Books the order's share and commission, or the commission of a line that was not known
    /// before.</summary>
    public async Task PublishAsync(
        AssignRefund input,
        ProviderRefundSummary refund,
        Order order,
        CommissionRefund commission,
        CancellationToken cancellationToken
    )
    {
        if (refund.OrderId is null)
        {
            await BookAsync(refund, order, commission, cancellationToken);
        }
        else if (
            LedgerEntries.RefundCommissionCorrected(
                order.Id,
                order.SellerId,
                order.Currency,
                commission,
                order.IsPayable
            ) is
            { } entry
        )
        {
            var booked = await ledger.CommissionRefundedOfOrderAsync(order.Id, cancellationToken);
            await ledger.PostAsync(entry with { Number = booked.Corrections + 1 }, cancellationToken);
        }

        audit.Add(
            input.Actor.UserId,
            "refund.assign",
            "refund",
            refund.Id.ToString(),
            new { refund.OrderId },
            new
            {
                OrderId = (Guid?)order.Id,
                input.LineId,
                input.Reason,
                refund.Amount,
            }
        );
    }

    /// <summary>Books what an order has of a paid refund that no order had.</summary>
    public async Task BookAsync(
        ProviderRefundSummary refund,
        Order order,
        CommissionRefund commission,
        CancellationToken cancellationToken
    )
    {
        await ledger.PostAsync(
            LedgerEntries.RefundAssigned(refund.Id, order.SellerId, refund.Amount, commission, order.IsPayable),
            cancellationToken
        );
        await earnings.AdjustWithholdingAsync(order.Earning, cancellationToken);
        outbox.Add(new RefundAssigned(refund.Id, refund.PaymentId, order.Id, refund.Amount));
    }
}
