namespace Marketplace.Modules.Analytics;

/// <summary>What a store sold on one UTC day, by the day on which orders were placed.</summary>
/// <remarks>Orders that were called off do not count, not even on the day they were placed.</remarks>
public sealed class SellerDaily
{
    public Guid SellerId { get; init; }

    public DateOnly Day { get; init; }

    public string Currency { get; init; } = "";

    public int Orders { get; init; }

    public long Units { get; init; }

    /// <summary>Totals with delivery, before refunds.</summary>
    public long GrossMinor { get; init; }

    /// <summary>What went back of the orders of this day, whenever it went back.</summary>
    public long RefundsMinor { get; init; }

    /// <summary>Different buyers of the day.</summary>
    public int Buyers { get; init; }
}

/// <summary>A day of a store whose figures are older than its facts.</summary>
public sealed class DayToRollUp
{
    public Guid SellerId { get; init; }

    public DateOnly Day { get; init; }

    public string Currency { get; init; } = "";

    public DateTimeOffset MarkedAt { get; init; }
}
