using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Carries out a command on a whole order: by its parcels where goods move, else by its states.</summary>
/// <remarks>Inside the caller's transaction, which has locked the purchase.</remarks>
public sealed class OrderMoveService(
    IParcelRepository parcels,
    ParcelStepService steps,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    private static readonly ParcelStatus[] Sent = [ParcelStatus.Shipped, ParcelStatus.Undelivered];
    private static readonly ParcelStatus[] NotSent = [ParcelStatus.Packing, ParcelStatus.Ready];

    /// <summary>Applies the command. To ship makes one parcel of everything that is left; to deliver delivers all
    /// parcels that are on their way.</summary>
    /// <remarks>Errors: those of <see cref="Order.Move"/>; <c>parcel.units_unavailable</c> when all units are in
    /// parcels already.</remarks>
    internal async Task<Result> MoveAsync(Order order, MoveOrder move, CancellationToken cancellationToken)
    {
        if (move.Command == OrderCommand.Cancel && move.Party.Type == OrderActorType.Admin)
            await UnpackAsync(order, cancellationToken);
        if (move.Command is not (OrderCommand.Ship or OrderCommand.Deliver or OrderCommand.ConfirmReceipt))
            return order.Move(move, clock.GetUtcNow(), OrderDeadlines.From(options.Value));
        if (order.RefusalOf(move.Command, move.Party.Type) is { } refused)
            return refused;
        if (move.Command == OrderCommand.Ship)
            return await ShipRestAsync(order, move.Party, move.Shipment, cancellationToken);
        var onTheirWay = await OnTheirWayAsync(order, move.Command, cancellationToken);
        if (onTheirWay.Count == 0)
            return order.Refusal(move.Command, move.Party.Type);
        foreach (var parcel in onTheirWay)
        {
            var deliver = new MoveParcel(order.Id, parcel.Id, ParcelCommand.Deliver, move.Party);
            var moved = await steps.MoveAsync(order, parcel, deliver, cancellationToken);
            if (!moved.Succeeded)
                return moved;
        }

        return Result.Success;
    }

    /// <summary>What a command delivers; only the buyer knows that a parcel arrived after all.</summary>
    private async Task<IReadOnlyList<Parcel>> OnTheirWayAsync(
        Order order,
        OrderCommand command,
        CancellationToken cancellationToken
    )
    {
        var sent = await parcels.ListAsync(order.Id, Sent, cancellationToken);
        IReadOnlyList<Parcel> onTheirWay =
            command == OrderCommand.ConfirmReceipt ? sent : [.. sent.Where(p => p.Status == ParcelStatus.Shipped)];
        // A version that knows no parcels may have shipped the order while this one was being rolled out.
        var units = order.UnitsOutside(sent);
        if (units.Count == 0)
            return onTheirWay;
        var seq = await parcels.NextSeqAsync(order.Id, cancellationToken);
        var parcel = Parcel.Adopt(Ids.New(clock), order, seq, units, clock.GetUtcNow());
        parcels.Add(parcel);
        return [.. onTheirWay, parcel];
    }

    /// <summary>Takes parcels apart that were not shipped, so that an administrator can call the order off when its
    /// seller does not. A refusal afterwards rolls it back.</summary>
    private async Task UnpackAsync(Order order, CancellationToken cancellationToken)
    {
        foreach (var parcel in await parcels.ListAsync(order.Id, NotSent, cancellationToken))
        {
            var cancel = new MoveParcel(order.Id, parcel.Id, ParcelCommand.Cancel, OrderActor.System);
            await steps.MoveAsync(order, parcel, cancel, cancellationToken);
        }
    }

    private async Task<Result> ShipRestAsync(
        Order order,
        OrderActor by,
        Shipment? shipment,
        CancellationToken cancellationToken
    )
    {
        var packed = await steps.PackAsync(order, new(order.Id, by, null, new()), cancellationToken);
        if (!packed.Succeeded)
            return packed.Error;
        var carriage = new ParcelCarriage(shipment?.CarrierCode, shipment?.Carrier, shipment?.TrackingNumber);
        var ship = new MoveParcel(order.Id, packed.Value.Id, ParcelCommand.Ship, by, carriage);
        return await steps.MoveAsync(order, packed.Value, ship, cancellationToken);
    }
}
