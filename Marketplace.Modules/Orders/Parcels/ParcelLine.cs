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

    /// <summary>What its units cost at the door; null until the parcel asks for it, and when paid by card.</summary>
    public long? CollectMinor { get; private set; }

    internal void Collect(long minor) => CollectMinor = minor;

    internal void CameBack(int resellable) => ResellableQuantity = resellable;
}
