namespace Marketplace.Modules.Analytics;

/// <summary>Sales of all stores on one day of the marketplace: the sums of <see cref="SellerDaily"/>.</summary>
internal sealed class MarketDaily
{
    public DateOnly Day { get; init; }

    public string Currency { get; init; } = "";

    public int Orders { get; init; }

    public long Units { get; init; }

    public long GrossMinor { get; init; }

    public long RefundsMinor { get; init; }
}

/// <summary>How many of a day's buyers or selling stores had their previous order so many days before.</summary>
/// <remarks>Distinct buyers of different days cannot be added up, but these can: whoever ordered in a range of days
/// has exactly one day in it whose previous order lies before the range.</remarks>
internal sealed class MarketReturn
{
    public const string Buyer = "Buyer";
    public const string Store = "Store";

    public DateOnly Day { get; init; }

    public string Currency { get; init; } = "";

    /// <summary><see cref="Buyer"/> or <see cref="Store"/>.</summary>
    public string Side { get; init; } = "";

    /// <summary>Days since the previous day with an order; 0 when there was none.</summary>
    public int DaysSince { get; init; }

    public int Count { get; init; }
}

/// <summary>A day of the whole marketplace whose figures must be recomputed.</summary>
internal sealed class MarketDayToRollUp
{
    public DateOnly Day { get; init; }

    public string Currency { get; init; } = "";
}
