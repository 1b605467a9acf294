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

    /// <summary>Units of a shipped order that are on their way in none of these parcels.</summary>
    internal IReadOnlyList<LineUnits> UnitsOutside(IEnumerable<Parcel> parcels)
    {
        if (Status != OrderStatus.Shipped)
            return [];
        var inside = parcels.SelectMany(p => p.Units).ToLookup(u => u.LineId, u => u.Quantity);
        return
        [
            .. _lines
                .Select(l => new LineUnits(l.Id, l.ShippedQuantity - l.DeliveredQuantity - inside[l.Id].Sum()))
                .Where(u => u.Quantity > 0),
        ];
    }
}
