using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>A store's day in one currency.</summary>
internal sealed record SellerDay(Guid SellerId, DateOnly Day, string Currency);

/// <summary>Store days as arrays of equal length, as statements take them.</summary>
internal sealed record SellerDays(
    Guid[] Sellers,
    DateOnly[] Days,
    string[] Currencies,
    DateTimeOffset[] Starts,
    DateTimeOffset[] Ends
)
{
    /// <summary>The days with their bounds in the marketplace's time zone.</summary>
    public static SellerDays Of(IReadOnlyCollection<SellerDay> days, TimeZoneInfo zone) =>
        new(
            [.. days.Select(d => d.SellerId)],
            [.. days.Select(d => d.Day)],
            [.. days.Select(d => d.Currency)],
            [.. days.Select(d => LocalDays.StartOf(d.Day, zone))],
            [.. days.Select(d => LocalDays.EndOf(d.Day, zone))]
        );
}
