using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>Time in months of the marketplace.</summary>
public static class Months
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");

    /// <summary>Moves the clock to the second day of the next month; its first day.</summary>
    public static async Task<DateOnly> BeginMonthAsync(this MarketplaceApp app)
    {
        await app.DrainAsync();
        var now = app.Clock.GetUtcNow();
        var today = LocalDays.Of(now, Zone);
        var next = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        app.Clock.Advance(LocalDays.StartOf(next.AddDays(1), Zone) - now);
        return next;
    }
}
