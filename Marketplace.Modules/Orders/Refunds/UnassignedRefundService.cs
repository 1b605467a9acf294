using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Says which orders the refunds made at the provider concern that nobody has assigned, once only one answer
/// is possible: the orders of the purchase have just that money left.</summary>
/// <remarks>Inside the caller's transaction, which has locked the purchase. Order and locks: payment, refunds,
/// ledger. Repeat: does nothing when none is unassigned.</remarks>
internal sealed class UnassignedRefundService(
    IPurchaseRepository purchases,
    IProviderRefunds refunds,
    RefundCommissionService commissions,
    AssignedRefundPublisher publisher
)
{
    /// <summary>Settles all of them, where with them, and with <paramref name="more"/> that goes back now, nothing of
    /// the purchase is left.</summary>
    public async Task SettleAsync(Guid purchaseId, Money? more, CancellationToken cancellationToken)
    {
        var unassigned = await refunds.ListUnassignedAsync(purchaseId, cancellationToken);
        // One that is not paid yet may fail, and with it what it said of the orders.
        if (
            unassigned.Count == 0
            || unassigned.Any(r => !r.IsAssignable)
            || await purchases.FindForUpdateAsync(purchaseId, cancellationToken) is not var (_, orders)
        )
        {
            return;
        }

        var open = orders.Where(HasMoneyLeft).ToArray();
        if (open.Sum(o => o.RefundLeft.Amount) != unassigned.Sum(r => r.Amount.Amount) + (more?.Amount ?? 0))
            return;
        foreach (var order in open)
            await commissions.CompleteAsync(order, cancellationToken);
        foreach (var refund in unassigned)
            await SpreadAsync(refund, open, cancellationToken);
    }

    /// <summary>Whether money of the order can still go back.</summary>
    public static bool HasMoneyLeft(Order order) => order.PaidAt is not null && !order.RefundLeft.IsZero;

    private async Task SpreadAsync(
        ProviderRefundSummary refund,
        IReadOnlyList<Order> orders,
        CancellationToken cancellationToken
    )
    {
        var left = refund;
        foreach (var order in orders.Where(HasMoneyLeft))
        {
            if (left.Amount <= order.RefundLeft)
            {
                await AssignAsync(left, order, cancellationToken);
                return;
            }

            var part = left with { Amount = order.RefundLeft };
            left = await refunds.SplitAsync(left, part.Amount, cancellationToken);
            await AssignAsync(part, order, cancellationToken);
        }
    }

    private async Task AssignAsync(ProviderRefundSummary refund, Order order, CancellationToken cancellationToken)
    {
        var promised =
            refund.Amount == order.RefundLeft
                ? order.PromiseRefund(null).Value
                : order.PromiseRefundWithoutLines(refund.Amount).Value;
        await refunds.AssignAsync(refund.Id, order.Id, promised.Lines, promised.Commission!, cancellationToken);
        order.NoteAssigned(refund.Amount);
        await publisher.BookAsync(refund, order, promised.Commission!, cancellationToken);
    }
}
