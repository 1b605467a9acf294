namespace Marketplace.Modules.Orders;

/// <summary>An order with its parcels and returns at one moment, and who looks at it.</summary>
/// <param name="At">The moment.</param>
internal sealed record OrderSituation(Order Order, OrderActor Viewer, DateTimeOffset At)
{
    /// <summary>All parcels, also those that the viewer does not see.</summary>
    public IReadOnlyList<CarriedParcel> Parcels { get; init; } = [];

    /// <summary>All returns, newest first.</summary>
    public IReadOnlyList<OrderReturn> Returns { get; init; } = [];

    /// <summary>When the return window ends; null while the order is not delivered.</summary>
    public DateTimeOffset? ReturnableUntil { get; init; }

    /// <summary>Products that are only returned for a fault; empty when nothing can be returned.</summary>
    public IReadOnlySet<Guid> NotWithdrawable { get; init; } = new HashSet<Guid>();

    /// <summary>The store is approved; without it no order is confirmed.</summary>
    public bool StoreMaySell { get; init; }

    public bool IsPlaced => Order.PlacedAt is not null;

    public bool HasOpenUnits => Order.Lines.Any(l => l.OpenQuantity > 0);

    public bool CanPack => Order.Status == OrderStatus.Confirmed && HasOpenUnits;

    public bool CanCancelUnits => Order.Status is OrderStatus.Placed or OrderStatus.Confirmed && HasOpenUnits;

    public bool CanRefund => Order.HasRefundable(UnitsIn(ReturnTransitions.Undecided));

    public bool CanReturn => Returnable().Values.Any(quantity => quantity > 0);

    /// <summary>Whether the viewer's side can issue a command on the whole order.</summary>
    public bool Can(OrderCommand command) => Order.Allowed(Viewer.Type).Contains(command);

    /// <summary>Whether something can still be delivered: a parcel in one of these statuses, or units that were shipped
    /// by a version that knew no parcels.</summary>
    public bool HasUnderway(params ReadOnlySpan<ParcelStatus> statuses)
    {
        foreach (var status in statuses)
        {
            if (Parcels.Any(p => p.Parcel.Status == status))
                return true;
        }

        var sent = Parcels
            .Select(p => p.Parcel)
            .Where(p => p.Status is ParcelStatus.Shipped or ParcelStatus.Undelivered);
        return Order.UnitsOutside(sent).Count > 0;
    }

    /// <summary>Units by line that can be returned.</summary>
    public IReadOnlyDictionary<Guid, int> Returnable() =>
        ReturnableUntil > At
            ? ReturnableUnits.Of(Order, UnitsIn(ReturnTransitions.Taking))
            : Order.Lines.ToDictionary(l => l.Id, _ => 0);

    private Dictionary<Guid, int> UnitsIn(IReadOnlyCollection<ReturnStatus> statuses) =>
        Returns
            .Where(r => statuses.Contains(r.Status))
            .SelectMany(r => r.Lines)
            .GroupBy(l => l.OrderLineId)
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));
}

/// <summary>A parcel with its carrier.</summary>
/// <param name="Carrier">Null when it is not in the list.</param>
/// <param name="OffersLabels">Whether there is a carrier that makes labels.</param>
internal sealed record CarriedParcel(Parcel Parcel, Carrier? Carrier, bool OffersLabels);
