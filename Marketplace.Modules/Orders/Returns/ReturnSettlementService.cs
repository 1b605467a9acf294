using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Promises the money of an accepted return and puts what can be sold again back into stock.</summary>
/// <remarks>Inside the caller's transaction, which has locked the purchase. Order and locks: payment, stock, ledger.
/// </remarks>
public sealed class ReturnSettlementService(
    RefundCommissionService commissions,
    IPayments payments,
    IInventory stock,
    ILedger ledger,
    ReturnTimePolicy clock
)
{
    /// <summary>Beginning of the reasons of refunds that returns promised.</summary>
    internal const string ReasonPrefix = "return.";

    /// <summary>Settles the accepted units.</summary>
    /// <param name="actorId">Who accepted; null for the system.</param>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> when the payment has too little left.</remarks>
    internal async Task<Result> SettleAsync(
        OrderReturn accepted,
        Order order,
        Guid? actorId,
        CancellationToken cancellationToken
    )
    {
        var lines = accepted.Lines.Where(l => l.AcceptedQuantity > 0).ToArray();
        order.NoteReturned([
            .. lines.Select(l => new LineUnits(
                l.OrderLineId,
                l.AcceptedQuantity!.Value,
                l.AcceptedQuantity.Value - l.ResellableQuantity!.Value
            )),
        ]);
        await commissions.CompleteAsync(order, cancellationToken);
        var promised = Promise(accepted, order, lines);
        if (!promised.Succeeded)
            return promised.Error;
        var isCard = order.PaymentMethod == PaymentMethod.Card;
        var refund = promised.Value;
        Guid? refundId = null;
        if (isCard && refund is not null)
        {
            var sent = await payments.RefundAsync(RequestOf(accepted, order, refund, actorId), cancellationToken);
            if (!sent.Succeeded)
                return sent.Error;
            refundId = sent.Value.Id;
        }

        accepted.NoteRefund(
            refundId,
            refund?.Amount ?? new(0, order.Currency),
            refund?.Lines.ToDictionary(l => l.OrderLineId, l => l.AmountMinor) ?? []
        );
        await RestockAsync(accepted, order, cancellationToken);
        if (refund is null)
            return accepted.NoteRefunded(OrderActor.System, null, clock.Now, clock.Deadlines);
        if (!isCard)
        {
            await ledger.PostAsync(
                LedgerEntries.CashRefundDue(accepted.Id, order.SellerId, refund.Amount, refund.Commission!),
                cancellationToken
            );
        }

        return Result.Success;
    }

    /// <summary>Null when everything was refunded before.</summary>
    private static Result<OrderRefund?> Promise(OrderReturn accepted, Order order, IReadOnlyList<ReturnLine> lines)
    {
        // Units that were refunded without a return, as goodwill, leave nothing to give back.
        var parts = lines
            .Join(order.Lines, l => l.OrderLineId, l => l.Id, (back, line) => (back, line))
            .Select(p =>
                RefundPart.UnitsOf(
                    p.line.Id,
                    Math.Min(p.back.AcceptedQuantity!.Value, p.line.Quantity - p.line.RefundedQuantity)
                )
            )
            .Where(p => p.Quantity > 0)
            .ToList();
        var isLast = order.Lines.All(l => l.ReturnedQuantity == l.ActiveQuantity);
        if (accepted.IsSellersFault || isLast)
            parts.Add(RefundPart.RestOfShipping);
        var refund = order.PromiseRefund(parts);
        if (refund.Succeeded)
            return refund.Value;
        return HasMoney(order, parts) ? refund.Error : (OrderRefund?)null;
    }

    private static bool HasMoney(Order order, IReadOnlyList<RefundPart> parts) =>
        !order.RefundLeft.IsZero
        && parts.Any(p =>
            p.LineId is { } id && order.Lines.Single(l => l.Id == id).RefundOf(p.Quantity, 0) is { Minor: > 0 }
        );

    private static RefundPayment RequestOf(OrderReturn accepted, Order order, OrderRefund refund, Guid? actorId) =>
        new(
            PaymentPurpose.Purchase,
            order.PurchaseId,
            order.Id,
            refund.Amount,
            ReasonPrefix + WireName.Of(accepted.Kind),
            refund.Lines,
            actorId,
            refund.Commission
        );

    private Task RestockAsync(OrderReturn accepted, Order order, CancellationToken cancellationToken)
    {
        var units = accepted
            .Lines.Where(l => l.ResellableQuantity > 0)
            .Join(order.Lines, l => l.OrderLineId, l => l.Id, (back, line) => (back, line))
            .GroupBy(p => p.line.VariantId, p => p.back.ResellableQuantity!.Value)
            .Select(g => new StockLine(g.Key, StockReference.Return(accepted.Id, order.Id), g.Sum()))
            .ToArray();
        return units.Length == 0
            ? Task.CompletedTask
            : stock.RestockAsync(units, StockReason.ReturnRestock, cancellationToken);
    }
}
