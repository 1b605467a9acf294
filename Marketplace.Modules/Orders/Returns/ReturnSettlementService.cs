using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Takes the accepted units of a return back: their money is promised, and what can be sold again goes back
/// into stock.</summary>
/// <remarks>Inside the caller's unit of work, with the order's purchase locked. Order and locks: payment, stock,
/// ledger.</remarks>
public sealed class ReturnSettlementService(OrderUnitService orderUnits, ILedger ledger, ReturnTimePolicy clock)
{
    /// <summary>Beginning of the reasons of refunds that returns promised.</summary>
    internal const string ReasonPrefix = "return.";

    /// <summary>Settles a return that was just accepted.</summary>
    /// <param name="actorId">Who accepted it; null for the system.</param>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> when the payment has less left.</remarks>
    internal async Task<Result> SettleAsync(
        OrderReturn accepted,
        Order order,
        Guid? actorId,
        CancellationToken cancellationToken
    )
    {
        var units = accepted
            .Lines.Where(l => l.AcceptedQuantity > 0)
            .Select(l => new LineUnits(
                l.OrderLineId,
                l.AcceptedQuantity!.Value,
                l.AcceptedQuantity.Value - l.ResellableQuantity!.Value
            ))
            .ToArray();
        var parts = PartsOf(accepted, order, units);
        var returned = new ReturnedUnits(accepted.Id, ReasonPrefix + WireName.Of(accepted.Kind), actorId);
        var sent = await orderUnits.ReturnAsync(order, units, parts, returned, cancellationToken);
        if (!sent.Succeeded)
            return sent.Error;
        if (order.PaymentMethod == PaymentMethod.CashOnDelivery)
            return await OweAsync(accepted, order, parts, cancellationToken);
        if (sent.Value is not { } refund)
            return NothingLeft(accepted, order);
        accepted.NoteRefund(refund.Id, refund.Amount, MinorByLine(refund.Lines, refund.Amount));
        return Result.Success;
    }

    /// <summary>The buyer's cash is with the seller: the marketplace owes it to the buyer, and the seller to the
    /// marketplace.</summary>
    private async Task<Result> OweAsync(
        OrderReturn accepted,
        Order order,
        IReadOnlyCollection<RefundPart> parts,
        CancellationToken cancellationToken
    )
    {
        if (order.PromiseRefundOfUnits(parts) is not { } refund)
            return NothingLeft(accepted, order);
        accepted.NoteRefund(null, refund.Amount, MinorByLine(refund.Lines, refund.Amount));
        await ledger.PostAsync(
            LedgerEntries.CashRefundDue(accepted.Id, order.SellerId, refund.Amount, refund.Commission!),
            cancellationToken
        );
        return Result.Success;
    }

    /// <summary>All of the money went back before, as goodwill.</summary>
    private Result NothingLeft(OrderReturn accepted, Order order)
    {
        accepted.NoteRefund(null, new(0, order.Currency), new Dictionary<Guid, long>());
        return accepted.NoteRefunded(OrderActor.System, null, clock.Now, clock.Deadlines);
    }

    /// <summary>The units, and the delivery fee with the last unit of the order or when the seller is at
    /// fault.</summary>
    private static List<RefundPart> PartsOf(OrderReturn accepted, Order order, IReadOnlyCollection<LineUnits> units)
    {
        var parts = units.Select(u => RefundPart.UnitsOf(u.LineId, u.Quantity)).ToList();
        var isLast = order.Lines.All(line =>
            line.ReturnedQuantity + units.Where(u => u.LineId == line.Id).Sum(u => u.Quantity) == line.ActiveQuantity
        );
        if (accepted.IsSellersFault || isLast)
            parts.Add(RefundPart.RestOfShipping);
        return parts;
    }

    /// <summary>The lines' parts of a refund; less than what they cost where money went back before that nobody has
    /// named a line for.</summary>
    private static Dictionary<Guid, long> MinorByLine(IEnumerable<RefundLine> lines, Money refund)
    {
        var (parts, left) = (new Dictionary<Guid, long>(), refund.Amount);
        foreach (var line in lines)
        {
            parts[line.OrderLineId] = Math.Min(line.AmountMinor, left);
            left -= parts[line.OrderLineId];
        }

        return parts;
    }
}
