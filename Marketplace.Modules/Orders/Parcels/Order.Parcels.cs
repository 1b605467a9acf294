using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <content>What parcels ask of an order.</content>
public sealed partial class Order
{
    /// <summary>Units that can be packed.</summary>
    internal IReadOnlyList<LineUnits> OpenUnits() =>
        [.. _lines.Where(l => l.OpenQuantity > 0).Select(l => new LineUnits(l.Id, l.OpenQuantity))];

    /// <summary>Why a command on the whole order is refused now; null when it is allowed.</summary>
    internal Error? RefusalOf(OrderCommand command, OrderActorType by) =>
        OrderTransitions.Find(Status, command, by) is null ? Refusal(command, by) : null;

    /// <summary>The refusal of a command.</summary>
    internal Error Refusal(OrderCommand command, OrderActorType by) => NotNow(WireName.Of(command), by);

    /// <summary>Units of a shipped order that are in no parcel: counts them as shipped and returns them.</summary>
    internal IReadOnlyList<LineUnits> ShipRest()
    {
        if (Status != OrderStatus.Shipped)
            return [];
        var units = OpenUnits();
        foreach (var unit in units)
        {
            var line = _lines.Find(l => l.Id == unit.LineId)!;
            line.Pack(unit.Quantity);
            line.Ship(unit.Quantity);
        }

        return units;
    }
}
