using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Takes units out of an order: in one commit the lines change, a paid card is refunded, and what can be sold
/// again goes back on the shelf.</summary>
/// <remarks>For cancellations, parcels and returns, inside their unit of work, with the order's purchase locked. A
/// refusal has changed nothing in the database, but must end the caller's unit of work. Order and locks: purchase,
/// payments, stock. Repeat: the caller's aggregate says whether it is done; stock comes back once per cause.</remarks>
public sealed class OrderUnitService(
    RefundCommissionService commissions,
    EndedOrderRefundService ended,
    DoorMoneyService door,
    IPayments payments,
    IInventory stock,
    EventOutbox outbox
)
{
    private const string UnitsRefund = "order.units_cancelled";

    /// <summary>Calls units off that were not packed.</summary>
    /// <returns>The refund; null for cash, when nothing is left to pay, and when the whole order ended.</returns>
    /// <remarks>Errors: those of <see cref="Order.NoteCancelled"/>; <c>refund.exceeds_captured</c> when the payment has
    /// less left, because money was refunded at the provider.</remarks>
    internal async Task<Result<RefundSummary?>> CancelAsync(
        Order order,
        IReadOnlyList<LineUnits> units,
        StockReference cause,
        UnitStep step,
        CancellationToken cancellationToken
    )
    {
        var before = order.CancelledMinor;
        if (order.NoteCancelled(units, step) is { Succeeded: false } refused)
            return refused.Error;
        await door.SettleAsync(order, cancellationToken);
        outbox.Add(Announcement(order, units, step, order.CancelledMinor - before, null));
        return await SettleAsync(order, units, cause, step, cancellationToken);
    }

    /// <summary>Takes back a parcel that could not be delivered: its units count as cancelled.</summary>
    /// <returns>As <see cref="CancelAsync"/>.</returns>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> likewise.</remarks>
    internal async Task<Result<RefundSummary?>> TakeBackAsync(
        Order order,
        IReadOnlyList<LineUnits> units,
        Guid parcelId,
        UnitStep step,
        CancellationToken cancellationToken
    )
    {
        var before = order.CancelledMinor;
        order.NoteCameBack(units, step);
        await door.SettleAsync(order, cancellationToken);
        outbox.Add(Announcement(order, units, step, order.CancelledMinor - before, parcelId));
        var cause = StockReference.Parcel(parcelId, order.Id);
        return await SettleAsync(order, units, cause, step, cancellationToken);
    }

    /// <summary>Takes back delivered units whose return was accepted.</summary>
    /// <param name="refund">What the buyer gets. Parts that went back before are left out.</param>
    /// <returns>The refund; null for cash, and when nothing of it is left to pay.</returns>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> likewise.</remarks>
    internal async Task<Result<RefundSummary?>> ReturnAsync(
        Order order,
        IReadOnlyList<LineUnits> units,
        IReadOnlyCollection<RefundPart> refund,
        ReturnedUnits returned,
        CancellationToken cancellationToken
    )
    {
        order.NoteReturned(units);
        var promised = await RefundAsync(order, refund, returned.RefundReason, returned.ActorId, cancellationToken);
        if (promised.Succeeded)
        {
            var cause = StockReference.Return(returned.ReturnId, order.Id);
            await RestockAsync(order, units, cause, StockReason.ReturnRestock, cancellationToken);
        }

        return promised;
    }

    /// <summary>Sets the shelf to what the seller counted, after the units were put back.</summary>
    /// <param name="counted">Units on hand by variant.</param>
    internal Task CountAsync(
        IReadOnlyDictionary<Guid, int> counted,
        StockReference cause,
        Guid? actorId,
        CancellationToken cancellationToken
    ) => counted.Count == 0 ? Task.CompletedTask : stock.CountAsync(counted, cause, actorId, cancellationToken);

    private async Task<Result<RefundSummary?>> SettleAsync(
        Order order,
        IReadOnlyList<LineUnits> units,
        StockReference cause,
        UnitStep step,
        CancellationToken cancellationToken
    )
    {
        var refund = Result.Of<RefundSummary?>(null);
        if (order.Status is OrderStatus.Cancelled or OrderStatus.Rejected)
        {
            await ended.RefundAsync(order, order.Status, step.By.UserId, cancellationToken);
        }
        else
        {
            var unpaid = units
                .GroupBy(u => u.LineId)
                .Select(g => new LineUnits(g.Key, g.Sum(u => u.Quantity)))
                .Select(u => u with { Quantity = order.UnpaidOf(u) })
                .Where(u => u.Quantity > 0)
                .ToArray();
            refund = await RefundAsync(order, MoneyOf(unpaid), UnitsRefund, step.By.UserId, cancellationToken);
        }

        if (refund.Succeeded)
            await RestockAsync(order, units, cause, StockReason.CancelRestock, cancellationToken);
        return refund;
    }

    private async Task<Result<RefundSummary?>> RefundAsync(
        Order order,
        IReadOnlyCollection<RefundPart> parts,
        string reason,
        Guid? actorId,
        CancellationToken cancellationToken
    )
    {
        if (order.PaidAt is null)
            return Result.Of<RefundSummary?>(null);
        await commissions.CompleteAsync(order, cancellationToken);
        if (order.PromiseRefundOfUnits(parts) is not { } refund)
            return Result.Of<RefundSummary?>(null);
        var request = new RefundPayment(
            PaymentPurpose.Purchase,
            order.PurchaseId,
            order.Id,
            refund.Amount,
            reason,
            refund.Lines,
            actorId,
            refund.Commission
        );
        var promised = await payments.RefundAsync(request, cancellationToken);
        return promised.Succeeded ? Result.Of<RefundSummary?>(promised.Value) : promised.Error;
    }

    private Task RestockAsync(
        Order order,
        IReadOnlyList<LineUnits> units,
        StockReference cause,
        StockReason reason,
        CancellationToken cancellationToken
    )
    {
        var variants = order.Lines.ToDictionary(l => l.Id, l => l.VariantId);
        var lines = units
            .Where(u => u.Resellable > 0)
            .Select(u => new StockLine(variants[u.LineId], cause, u.Resellable))
            .ToArray();
        return lines.Length == 0 ? Task.CompletedTask : stock.RestockAsync(lines, reason, cancellationToken);
    }

    private static RefundPart[] MoneyOf(IReadOnlyList<LineUnits> units) =>
        units.GroupBy(u => u.LineId).Select(g => RefundPart.UnitsOf(g.Key, g.Sum(u => u.Quantity))).ToArray();

    private static UnitsCancelled Announcement(
        Order order,
        IReadOnlyList<LineUnits> units,
        UnitStep step,
        long amountMinor,
        Guid? parcelId
    ) =>
        new(
            order.Id,
            order.Number,
            parcelId,
            order.SellerId,
            order.BuyerId,
            order
                .Lines.Join(units, l => l.Id, u => u.LineId, (line, u) => (line, u.Quantity))
                .GroupBy(l => l.line, l => l.Quantity)
                .Select(g => new CancelledUnits(
                    g.Key.Id,
                    g.Key.VariantId,
                    g.Key.ProductId,
                    g.Sum(),
                    g.Key.ActiveQuantity
                ))
                .ToArray(),
            new(amountMinor, order.Currency),
            order.Due,
            order.Lines.Sum(l => l.FaultQuantity),
            WireName.Of(step.By.Type),
            step.ReasonCode,
            order.Status is OrderStatus.Cancelled or OrderStatus.Rejected
        )
        {
            At = step.At,
        };
}

/// <summary>A return whose units are taken back.</summary>
/// <param name="RefundReason">For accounting, for example <c>return.withdrawal</c>.</param>
/// <param name="ActorId">Who accepted it; null for the system.</param>
internal sealed record ReturnedUnits(Guid ReturnId, string RefundReason, Guid? ActorId);
