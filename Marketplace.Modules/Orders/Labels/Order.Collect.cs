namespace Marketplace.Modules.Orders;

/// <content>What its parcels ask for at the door.</content>
public sealed partial class Order
{
    /// <summary>What the parcels of a cash order ask for together, and have collected when all are delivered; null as
    /// long as a unit is in no parcel, or in one that does not ask yet.</summary>
    public long? CollectMinor { get; private set; }

    /// <summary>Notes what its parcels ask for, after one of them or its units have changed.</summary>
    internal void SettleAtTheDoor(IReadOnlyCollection<Parcel> parcels)
    {
        var live = parcels.Where(p => p.IsLive).ToArray();
        var isKnown = OpenUnits().Count == 0 && live.All(p => p.CollectMinor is not null);
        CollectMinor = isKnown ? live.Sum(p => p.CollectMinor) : null;
    }

    // The fee may have been asked for by a parcel that came back after the others had left: then nobody pays it.
    private long ShippingDue =>
        CollectMinor is { } collect
            ? Math.Clamp(collect - _lines.Sum(l => l.TotalMinor - l.CancelledMinor), 0, ShippingTotal.Amount)
            : ShippingTotal.Amount;
}
