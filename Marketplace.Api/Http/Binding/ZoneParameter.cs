using Marketplace.Foundation;
using Marketplace.Modules;

namespace Marketplace.Api.Http;

/// <summary>The query parameter <c>tz</c>: in which time zone the days of <c>from</c> and <c>to</c> are.</summary>
internal static class ZoneParameter
{
    /// <summary>The zone; the marketplace's when left out.</summary>
    /// <remarks>Errors: <c>value.time_zone</c> for a name that is no time zone.</remarks>
    public static Result<TimeZoneInfo> Read(string? tz, MarketplaceOptions marketplace)
    {
        if (string.IsNullOrEmpty(tz))
            return marketplace.Zone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(tz, out var zone)
            ? zone
            : Invalid.Field("?tz", "value.time_zone");
    }
}
