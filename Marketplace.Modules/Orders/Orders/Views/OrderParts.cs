using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Shows the parcels and returns of an order as its viewer may see them.</summary>
internal static class OrderParts
{
    /// <summary>The buyer sees the parcels that left.</summary>
    public static IReadOnlyList<OrderParcelView> ParcelsOf(OrderSituation situation) =>
        [
            .. situation
                .Parcels.Where(p => situation.Viewer.Type != OrderActorType.Buyer || p.Parcel.ShippedAt is not null)
                .Select(p => View(p, situation)),
        ];

    /// <summary>None for members of the store whose role does not read returns.</summary>
    public static IReadOnlyList<OrderReturnView> ReturnsOf(OrderSituation situation) =>
        situation.Viewer.Has(SellerScopes.ReturnsRead)
            ? [.. situation.Returns.Select(r => View(r, situation.Viewer))]
            : [];

    /// <summary>What can be returned, by line.</summary>
    public static IReadOnlyDictionary<Guid, ReturnableUnitsView> ReturnableOf(OrderSituation situation)
    {
        var free = situation.Returnable();
        return situation.Order.Lines.ToDictionary(
            line => line.Id,
            line => new ReturnableUnitsView(
                free[line.Id],
                situation.ReturnableUntil,
                !situation.NotWithdrawable.Contains(line.ProductId)
            )
        );
    }

    private static OrderParcelView View(CarriedParcel carried, OrderSituation situation)
    {
        var (parcel, viewer) = (carried.Parcel, situation.Viewer);
        return new(
            parcel.Id,
            parcel.Number,
            parcel.Status,
            parcel.CarrierName,
            parcel.TrackingNumber,
            carried.Carrier?.TrackingUrl(parcel.TrackingNumber),
            parcel.UndeliveredReason,
            parcel.ShippedAt,
            parcel.DeliveredAt,
            parcel.DueAt,
            [.. parcel.Units.Select(u => new PackedUnitsView(u.LineId, u.Quantity))],
            viewer.Type == OrderActorType.Admin || viewer.IsGuest || !viewer.Has(SellerScopes.OrdersWrite)
                ? []
                : parcel.Allowed(MoveParcel.SourceOf(viewer.Type), carried.OffersLabels)
        );
    }

    private static OrderReturnView View(OrderReturn found, OrderActor viewer) =>
        new(
            found.Id,
            found.Number,
            found.Status,
            found.Kind,
            found.Lines.Sum(l => l.Quantity),
            found.AcceptedAt is null ? null : found.RefundTotal,
            found.RequestedAt,
            found.DueAt,
            viewer.Has(SellerScopes.ReturnsWrite) ? ReturnDetailQueries.Actions(found, viewer) : []
        );
}
