using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>One step of one parcel, with what it means for its order.</summary>
/// <remarks>Inside the caller's transaction, which has locked the purchase.</remarks>
public sealed class ParcelStepService(
    IParcelRepository parcels,
    OrderUnitService units,
    DoorMoneyService door,
    EventOutbox outbox,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    /// <summary>Sets units of the order aside for a new parcel.</summary>
    /// <remarks>Errors: <c>order.invalid_transition</c> unless the order is confirmed; <c>parcel.units_unavailable</c>
    /// {lines[{lineId, requested, available}]}, also when nothing is left.</remarks>
    internal async Task<Result<Parcel>> PackAsync(Order order, PackParcel input, CancellationToken cancellationToken)
    {
        var packed = input.Units is null ? order.OpenUnits() : Sum(input.Units);
        var noted = order.NotePacked(packed);
        if (!noted.Succeeded)
            return noted.Error;
        if (packed.Count == 0)
            return OrderUnitErrors.NotPackable.With(("lines", Array.Empty<object>()));
        var seq = await parcels.NextSeqAsync(order.Id, cancellationToken);
        var parcel = Parcel.Pack(Ids.New(clock), order, seq, input, packed, clock.GetUtcNow());
        parcels.Add(parcel);
        return parcel;
    }

    /// <summary>Moves a parcel, and its order with the last one. What comes back is refunded and restocked.</summary>
    /// <remarks>Errors: those of <see cref="Parcel.Move"/> and <see cref="OrderUnitService.TakeBackAsync"/>.</remarks>
    internal async Task<Result> MoveAsync(
        Order order,
        Parcel parcel,
        MoveParcel move,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var moved = parcel.Move(move, now, ParcelDeadlines.From(options.Value));
        if (!moved.Succeeded)
            return moved;
        if (move.Command is ParcelCommand.Ship or ParcelCommand.Label)
            await door.AskAsync(order, parcel, cancellationToken);
        var by = move.Scan is null ? move.Party : OrderActor.System;
        var step = new UnitStep(by, now, OrderDeadlines.From(options.Value));
        if (move.Command == ParcelCommand.CameBack)
        {
            var reason = parcel.UndeliveredReason is { } undelivered ? WireName.Of(undelivered) : null;
            step = step with { ReasonCode = reason };
            var taken = await units.TakeBackAsync(order, parcel.Units, parcel.Id, step, cancellationToken);
            return taken.Succeeded ? Result.Success : taken.Error;
        }

        var before = order.Status;
        Note(order, parcel, move.Command, step);
        await door.SettleAsync(order, cancellationToken);
        if (ParcelEvents.Of(move, order, parcel, order.Status != before, now) is { } announcement)
            outbox.Add(announcement);
        return Result.Success;
    }

    /// <summary>Sets what the parcel asks for at the door, before its label is asked for. Repeat: changes
    /// nothing.</summary>
    internal Task AskAtTheDoorAsync(Order order, Parcel parcel, CancellationToken cancellationToken) =>
        door.AskAsync(order, parcel, cancellationToken);

    private static void Note(Order order, Parcel parcel, ParcelCommand command, UnitStep step)
    {
        switch (command)
        {
            case ParcelCommand.Cancel:
                order.NoteUnpacked(parcel.Units);
                break;
            case ParcelCommand.Ship:
                order.NoteShipped(parcel.Units, step, new(parcel.CarrierName, parcel.TrackingNumber));
                break;
            case ParcelCommand.Deliver:
                order.NoteDelivered(parcel.Units, step);
                break;
        }
    }

    private static IReadOnlyList<LineUnits> Sum(IReadOnlyList<LineUnits> units) =>
        [.. units.GroupBy(u => u.LineId).Select(g => new LineUnits(g.Key, g.Sum(u => u.Quantity)))];
}
