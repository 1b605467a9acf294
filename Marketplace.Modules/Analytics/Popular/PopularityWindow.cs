using System.Globalization;

namespace Marketplace.Modules.Analytics;

/// <summary>The days a ranking looks back.</summary>
/// <param name="Days">7, 30 or 90.</param>
public readonly record struct PopularityWindow(int Days)
{
    public static readonly PopularityWindow Default = new(30);

    public static readonly IReadOnlyList<PopularityWindow> All = [new(7), Default, new(90)];

    /// <summary>As clients write it, for example <c>30d</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Days}d");

    /// <summary>The window of that name; null when there is none.</summary>
    public static PopularityWindow? Find(string name)
    {
        foreach (var window in All)
        {
            if (window.Name == name)
                return window;
        }

        return null;
    }

    /// <summary>Days after which a delivery counts half.</summary>
    public double HalfLifeDays => Days / 3.0;
}

/// <summary>What a ranking goes by.</summary>
public enum PopularityOrder
{
    /// <summary>The score: sales, orders and buyers, the newer the more.</summary>
    Score,

    /// <summary>Money kept, delivery fees left out.</summary>
    Revenue,

    /// <summary>Number of orders.</summary>
    Orders,
}
