using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Makes the integration events of parcels.</summary>
internal static class ParcelEvents
{
    /// <summary>The event of a step; null for one that nobody is told of.</summary>
    /// <param name="movesOrder">The order changed its status by it.</param>
    public static IIntegrationEvent? Of(
        MoveParcel move,
        Order order,
        Parcel parcel,
        bool movesOrder,
        DateTimeOffset at
    ) =>
        move.Command switch
        {
            ParcelCommand.Ship => Moved<ParcelShipped>(order, parcel, movesOrder, at),
            ParcelCommand.Deliver => Moved<ParcelDelivered>(order, parcel, movesOrder, at),
            ParcelCommand.Undelivered => Moved<ParcelUndelivered>(order, parcel, movesOrder, at) with
            {
                Reason = parcel.UndeliveredReason is { } reason ? WireName.Of(reason) : "",
                Source = WireName.Of(move.Source),
            },
            _ => null,
        };

    private static T Moved<T>(Order order, Parcel parcel, bool movesOrder, DateTimeOffset at)
        where T : ParcelMoved, new() =>
        new()
        {
            OrderId = order.Id,
            ParcelId = parcel.Id,
            SellerId = order.SellerId,
            BuyerId = order.BuyerId,
            Number = order.Number,
            ParcelNumber = parcel.Number,
            Lines = [.. parcel.Lines.Select(l => new ParcelMovedLine(l.OrderLineId, l.Quantity))],
            MovesOrder = movesOrder,
            At = at,
        };
}
