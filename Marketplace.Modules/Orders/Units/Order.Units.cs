using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <content>Units of the lines: what became of each, and what that makes of the order.</content>
/// <remarks>Parcels, cancellations and returns are aggregates of their own; they tell the order what they did by one
/// method each, with its purchase locked. Where they have checked the units themselves, units that do not fit are a
/// bug and throw.</remarks>
public sealed partial class Order
{
    /// <summary>Units in parcels, or already on their way.</summary>
    public bool HasPackedUnits => _lines.Any(l => l.PackedQuantity > 0);

    private bool IsWhollyCancelled => _lines.All(l => l.ActiveQuantity == 0);

    /// <summary>The commands an actor can issue now.</summary>
    public IReadOnlyList<OrderCommand> Allowed(OrderActorType by) =>
        OrderTransitions.Allowed(Status, by).Where(c => !Prevents(c, by)).ToArray();

    /// <summary>What the buyer still pays, or has paid, for units that were not cancelled.</summary>
    public Money Due => new(CollectMinor ?? TotalMinor - CancelledMinor, Currency);

    /// <summary>The money of the cancelled units; shipping is among it when every unit is, and when no parcel that
    /// arrives asks for it.</summary>
    public long CancelledMinor =>
        _lines.Sum(l => l.CancelledMinor) + ShippingTotal.Amount - (IsWhollyCancelled ? 0 : ShippingDue);

    /// <summary>The commission on the units that were not cancelled.</summary>
    public Money CommissionDue =>
        new(_lines.Sum(l => l.CommissionMinor - l.CommissionPart(l.CancelledMinor)), Currency);

    /// <summary>Units were put into a parcel.</summary>
    /// <remarks>Errors: <c>order.invalid_transition</c> unless the order is confirmed; <c>parcel.units_unavailable</c>
    /// {lines[{lineId, requested, available}]}; <c>validation.failed</c> for a line of another order. Nothing changes
    /// then.</remarks>
    internal Result NotePacked(IReadOnlyList<LineUnits> units) =>
        Status == OrderStatus.Confirmed
            ? Change(units, l => l.OpenQuantity, OrderUnitErrors.NotPackable, (l, u) => l.Pack(u.Quantity))
            : NotNow("pack", OrderActorType.Seller);

    /// <summary>A parcel that was not shipped was taken apart: its units can be packed or cancelled again.</summary>
    internal void NoteUnpacked(IReadOnlyList<LineUnits> units) =>
        MustChange(units, l => l.PackedQuantity - l.ShippedQuantity, (l, u) => l.Pack(-u.Quantity));

    /// <summary>A parcel left; with the last unit that was not cancelled, the order is shipped.</summary>
    /// <param name="shipment">Of the parcel; null keeps what is known.</param>
    internal void NoteShipped(IReadOnlyList<LineUnits> units, UnitStep step, Shipment? shipment = null)
    {
        MustChange(units, l => l.PackedQuantity - l.ShippedQuantity, (l, u) => l.Ship(u.Quantity));
        if (shipment is not null)
            (Carrier, TrackingNumber) = (shipment.Carrier, shipment.TrackingNumber);
        Follow(step);
    }

    /// <summary>A parcel was delivered; with the last unit that was not cancelled, the order is delivered.</summary>
    internal void NoteDelivered(IReadOnlyList<LineUnits> units, UnitStep step)
    {
        // The version before delivers whole orders and leaves their parcels behind.
        if (Status is OrderStatus.Delivered or OrderStatus.Completed)
            return;
        MustChange(units, l => l.ShippedQuantity - l.DeliveredQuantity, (l, u) => l.Deliver(u.Quantity));
        Follow(step);
    }

    /// <summary>A parcel that could not be delivered came back: its units count as cancelled, and with the last of them
    /// the order does.</summary>
    internal void NoteCameBack(IReadOnlyList<LineUnits> units, UnitStep step)
    {
        MustChange(units, l => l.ShippedQuantity - l.DeliveredQuantity, (l, u) => l.CameBack(u));
        Follow(step);
    }

    /// <summary>Units that were not packed are called off, and with the last of them the order is. What is left may
    /// already be shipped or delivered: then the order is, too.</summary>
    /// <remarks>Errors: <c>order.invalid_transition</c> unless it is placed or confirmed;
    /// <c>order.units_unavailable</c> {lines[{lineId, requested, available}]}; <c>validation.failed</c> for a line of
    /// another order. Nothing changes then.</remarks>
    internal Result NoteCancelled(IReadOnlyList<LineUnits> units, UnitStep step)
    {
        if (Status is not (OrderStatus.Placed or OrderStatus.Confirmed))
            return NotNow("cancel_units", step.By.Type);
        var isFault = step.By.Type == OrderActorType.Seller && step.ReasonCode != OrderReasons.BuyerRequest;
        var changed = Change(
            units,
            l => l.OpenQuantity,
            OrderUnitErrors.NotCancellable,
            (l, u) => l.Cancel(u, isFault)
        );
        if (changed.Succeeded)
            Follow(step);
        return changed;
    }

    /// <summary>Delivered units came back, or the store leaves them with the buyer (written off).</summary>
    internal void NoteReturned(IReadOnlyList<LineUnits> units) =>
        MustChange(units, l => l.DeliveredQuantity - l.ReturnedQuantity, (l, u) => l.Return(u));

    /// <summary>The order is not completed before somebody says so: a return is open.</summary>
    internal void HoldCompletion()
    {
        if (Status == OrderStatus.Delivered)
            DueAt = null;
    }

    /// <summary>The return ended: the order is completed when the rest of its window is over.</summary>
    internal void ResumeCompletion(DateTimeOffset now, OrderDeadlines deadlines)
    {
        if (Status == OrderStatus.Delivered && deadlines.After(Status, DeliveredAt ?? now) is { } due)
            DueAt = due > now ? due : now;
    }

    // What is packed is called off by its parcel, and what was delivered is returned. An administrator may take parcels
    // apart that were not shipped.
    private bool Prevents(OrderCommand command, OrderActorType by) =>
        command switch
        {
            OrderCommand.Cancel when by == OrderActorType.Admin => _lines.Any(l => l.ShippedQuantity > 0),
            OrderCommand.Cancel or OrderCommand.Reject => HasPackedUnits,
            // Held by a return that nobody has decided.
            OrderCommand.Accept => Status == OrderStatus.Delivered && DueAt is null,
            OrderCommand.ReturnUndelivered => _lines.Any(l => l.DeliveredQuantity > 0),
            _ => false,
        };

    /// <summary>How many of units that were taken out are still to be paid back: none for money that went back
    /// before.</summary>
    internal int UnpaidOf(LineUnits taken)
    {
        var line = _lines.Single(l => l.Id == taken.LineId);
        var unpaid = line.CancelledQuantity + line.ReturnedQuantity - line.RefundedQuantity;
        return Math.Clamp(unpaid, 0, taken.Quantity);
    }

    /// <summary>Moves the order where its units have led it.</summary>
    private void Follow(UnitStep step)
    {
        if (IsWhollyCancelled)
        {
            Enter(CallOff(step.By.Type), step);
            return;
        }

        if (Status == OrderStatus.Confirmed && _lines.All(l => l.ShippedQuantity == l.ActiveQuantity))
            Enter(OrderCommand.Ship, step with { ReasonCode = null, Note = null });
        if (Status == OrderStatus.Shipped && _lines.All(l => l.DeliveredQuantity == l.ActiveQuantity))
        {
            var command = step.By.Type == OrderActorType.Buyer ? OrderCommand.ConfirmReceipt : OrderCommand.Deliver;
            Enter(command, step with { ReasonCode = null, Note = null });
        }
    }

    private OrderCommand CallOff(OrderActorType by) =>
        Status switch
        {
            OrderStatus.Shipped => OrderCommand.ReturnUndelivered,
            OrderStatus.Placed when by == OrderActorType.Seller => OrderCommand.Reject,
            _ => OrderCommand.Cancel,
        };

    // Whoever moved the units may not be one who issues the command: then it is the system's.
    private void Enter(OrderCommand command, UnitStep step)
    {
        var by = OrderTransitions.Find(Status, command, step.By.Type) is null ? OrderActor.System : step.By;
        var to = OrderTransitions.Find(Status, command, by.Type)!.To;
        Enter(to, WireName.Of(command), by, step.ReasonCode, step.Note, step.At, step.Deadlines);
    }

    /// <summary>A step of the whole order takes along the units that no parcel or cancellation has moved.</summary>
    /// <returns>Sold units that it freed.</returns>
    private IReadOnlyList<StockLine> MoveUnitsLeft(OrderStatus? from, OrderStatus to)
    {
        switch (to)
        {
            case OrderStatus.Shipped:
                _lines.ForEach(l => l.ShipRest());
                break;
            case OrderStatus.Delivered or OrderStatus.Completed:
                _lines.ForEach(l => l.DeliverRest());
                break;
            case OrderStatus.Cancelled or OrderStatus.Rejected:
                var freed = _lines
                    .ConvertAll(l => new StockLine(l.VariantId, StockReference.Order(Id), l.CancelRest()))
                    .FindAll(l => l.Quantity > 0);
                return from is OrderStatus.PendingPayment ? [] : freed;
        }

        return [];
    }

    private Result Change(
        IReadOnlyList<LineUnits> units,
        Func<OrderLine, int> availableOf,
        ErrorDefinition refusal,
        Action<OrderLine, LineUnits> change
    )
    {
        var allowed = _lines.ConvertAll(l => l.Id);
        var unknown = units
            .Select((u, index) => (u.LineId, index))
            .Where(u => !allowed.Contains(u.LineId))
            .Select(u => new FieldError($"#/lines/{u.index}/lineId", "value.not_allowed", ("allowed", allowed)))
            .ToArray();
        if (unknown.Length > 0)
            return Invalid.Fields(unknown);
        var wanted = units
            .GroupBy(u => u.LineId)
            .Select(g => new LineUnits(g.Key, g.Sum(u => u.Quantity), g.Sum(u => u.WrittenOff)))
            .Join(_lines, u => u.LineId, l => l.Id, (u, line) => (Line: line, Units: u))
            .ToArray();
        var lacking = wanted
            .Where(w => w.Units.Quantity > availableOf(w.Line))
            .Select(w => new UnavailableUnits(w.Line.Id, w.Units.Quantity, availableOf(w.Line)))
            .ToArray();
        if (lacking.Length > 0)
            return refusal.With(("lines", lacking));
        foreach (var (line, moved) in wanted)
            change(line, moved);
        return Result.Success;
    }

    private void MustChange(
        IReadOnlyList<LineUnits> units,
        Func<OrderLine, int> availableOf,
        Action<OrderLine, LineUnits> change
    )
    {
        if (!Change(units, availableOf, OrderUnitErrors.NotPackable, change).Succeeded)
            throw new InvalidOperationException($"Order {Id} ({Status}) does not have these units to move.");
    }
}

/// <summary>A line that has fewer units than were asked for.</summary>
internal sealed record UnavailableUnits(Guid LineId, int Requested, int Available);
