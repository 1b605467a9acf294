using Marketplace.Modules;
using Microsoft.Extensions.Options;

namespace Marketplace.MigrationService;

/// <summary>The time at which demo data is seeded, and the days of the marketplace.</summary>
public sealed class DemoCalendar(TimeProvider clock, IOptions<MarketplaceOptions> marketplace)
{
    /// <summary>Now, in whole minutes: the same seed in the same minute gives the same data.</summary>
    internal DateTimeOffset Minute()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
    }

    /// <summary>The marketplace's day of an instant.</summary>
    internal DateOnly DayOf(DateTimeOffset instant) => marketplace.Value.DayOf(instant);
}
