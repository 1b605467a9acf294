namespace Marketplace.Modules.Analytics;

/// <summary>Sales of a store on one day of the marketplace, by the day on which orders were placed.</summary>
/// <remarks>Cancelled and rejected orders do not count, not even on the day they were placed.</remarks>
internal sealed class SellerDaily
{
    public Guid SellerId { get; init; }

    public DateOnly Day { get; init; }

    public string Currency { get; init; } = "";

    public int Orders { get; init; }

    public long Units { get; init; }

    /// <summary>Order totals including delivery, before refunds.</summary>
    public long GrossMinor { get; init; }

    /// <summary>Refunds of the orders of this day, whenever they were made.</summary>
    public long RefundsMinor { get; init; }

    /// <summary>Distinct buyers of the day.</summary>
    public int Buyers { get; init; }

    /// <summary>Buyers whose first order from the store is of this day.</summary>
    public int NewBuyers { get; init; }
}

/// <summary>A store's day whose figures must be recomputed because its facts have changed.</summary>
internal sealed class DayToRollUp
{
    public Guid SellerId { get; init; }

    public DateOnly Day { get; init; }

    public string Currency { get; init; } = "";

    public DateTimeOffset MarkedAt { get; init; }
}
