namespace Marketplace.Modules.Orders;

/// <summary>Units of an order line in a parcel.</summary>
public sealed class ParcelLine
{
    private ParcelLine() { }

    internal ParcelLine(Guid parcelId, Guid orderLineId, int quantity)
    {
        ParcelId = parcelId;
        OrderLineId = orderLineId;
        Quantity = quantity;
    }

    public Guid ParcelId { get; private init; }

    public Guid OrderLineId { get; private init; }

    /// <summary>At least 1.</summary>
    public int Quantity { get; private init; }

    /// <summary>Units that can be sold again; null until the parcel came back.</summary>
    public int? ResellableQuantity { get; private set; }

    internal void CameBack(int resellable) => ResellableQuantity = resellable;
}
