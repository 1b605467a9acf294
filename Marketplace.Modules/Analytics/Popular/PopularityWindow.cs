using System.Globalization;

namespace Marketplace.Modules.Analytics;

/// <summary>The number of days a ranking covers.</summary>
/// <param name="Days">7, 30 or 90.</param>
public readonly record struct PopularityWindow(int Days)
{
    public static readonly PopularityWindow Default = new(30);

    public static readonly IReadOnlyList<PopularityWindow> All = [new(7), Default, new(90)];

    /// <summary>Name in the API, for example <c>30d</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Days}d");

    /// <summary>The window with this name; null when unknown.</summary>
    public static PopularityWindow? Find(string name)
    {
        foreach (var window in All)
        {
            if (window.Name == name)
                return window;
        }

        return null;
    }

    /// <summary>Days after which the weight of a delivery is halved.</summary>
    public double HalfLifeDays => Days / 3.0;
}

/// <summary>Sort order of a ranking.</summary>
public enum PopularityOrder
{
    /// <summary>Popularity score: recency-weighted sales and orders, and buyers.</summary>
    Score,

    /// <summary>Revenue net of refunds, excluding delivery fees.</summary>
    Revenue,

    /// <summary>Number of orders.</summary>
    Orders,
}
