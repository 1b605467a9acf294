using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Says which of a purchase's orders a refund made at the provider concerns, where only one answer is
/// possible.</summary>
/// <remarks>Everything that is left concerns every order, and so does then what nobody had assigned before; less
/// concerns the only order that has money left, and nobody knows its lines.</remarks>
internal sealed class RefundAttributionService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    RefundCommissionService commissions,
    EndedOrderRefundService ended,
    UnassignedRefundService unassigned
) : IRefundAttribution
{
    public async Task<IReadOnlyList<RefundShare>> AttributeAsync(
        Guid purchaseId,
        Money amount,
        bool isPaid,
        CancellationToken cancellationToken
    )
    {
        var found = await purchases.FindForUpdateAsync(purchaseId, cancellationToken);
        var open = OpenOf(found?.Orders);
        if (isPaid && open.Sum(o => o.RefundLeft.Amount) != amount.Amount)
        {
            await unassigned.SettleAsync(purchaseId, amount, cancellationToken);
            open = OpenOf(found?.Orders);
        }

        if (open.Sum(o => o.RefundLeft.Amount) == amount.Amount)
        {
            var shares = new List<RefundShare>();
            foreach (var order in open)
            {
                await commissions.CompleteAsync(order, cancellationToken);
                shares.Add(Share(order, order.PromiseRefund(null).Value));
            }

            return shares;
        }

        if (open.Length != 1 || amount > open[0].RefundLeft)
            return [new(null, amount, [], null)];
        await commissions.CompleteAsync(open[0], cancellationToken);
        return [Share(open[0], open[0].PromiseRefundWithoutLines(amount).Value)];
    }

    public async Task ReleaseAsync(Guid orderId, Money amount, CancellationToken cancellationToken)
    {
        var order =
            await purchases.FindOrderForUpdateAsync(orderId, cancellationToken)
            ?? throw new InvalidOperationException($"Order {orderId} does not exist.");
        order.ReleaseRefund(amount);
        await SendOurselvesAsync(order, cancellationToken);
    }

    public async Task ReleaseUnassignedAsync(Guid purchaseId, CancellationToken cancellationToken)
    {
        var found = await purchases.FindForUpdateAsync(purchaseId, cancellationToken);
        foreach (var order in found?.Orders ?? [])
            await SendOurselvesAsync(order, cancellationToken);
    }

    // The buyer of an order that was called off gets everything back: now by us.
    private async Task SendOurselvesAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.Status is not (OrderStatus.Rejected or OrderStatus.Cancelled))
            return;
        // What is left is read from the rows: the refund that failed must not count there any more.
        await unitOfWork.FlushAsync(cancellationToken);
        await ended.RefundAsync(order, order.Status, null, cancellationToken);
    }

    private static Order[] OpenOf(IReadOnlyList<Order>? orders) =>
        orders?.Where(UnassignedRefundService.HasMoneyLeft).ToArray() ?? [];

    private static RefundShare Share(Order order, OrderRefund refund) =>
        new(order.Id, refund.Amount, refund.Lines, refund.Commission);
}
