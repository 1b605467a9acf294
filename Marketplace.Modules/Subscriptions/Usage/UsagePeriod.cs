using System.Globalization;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Which period a use belongs to.</summary>
public static class UsagePeriod
{
    /// <summary>Key of a gauge: it has no period.</summary>
    public const string Gauge = "";

    /// <summary>How a metric is limited.</summary>
    public static MetricKind KindOf(string metric) =>
        metric switch
        {
            UsageMetrics.ApiCallsPerDay or UsageMetrics.ImportRowsPerMonth => MetricKind.Counter,
            UsageMetrics.ImagesPerProduct => MetricKind.Static,
            _ => MetricKind.Gauge,
        };

    /// <summary>Key of the period a metric counts in at an instant.</summary>
    /// <param name="subscriptionStart">Start of the paid period; null on the free plan, whose months are calendar
    /// months.</param>
    public static string KeyOf(string metric, DateTimeOffset now, DateTimeOffset? subscriptionStart) =>
        metric switch
        {
            UsageMetrics.ApiCallsPerDay => Day(now),
            UsageMetrics.ImportRowsPerMonth => Day(
                subscriptionStart
                    ?? new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero)
            ),
            _ => Gauge,
        };

    /// <summary>Key under which a warning is given once.</summary>
    public static string WarningKey(string periodKey, DateTimeOffset now, string planCode, int planVersion)
    {
        var period = periodKey == Gauge ? now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) : periodKey;
        return string.Create(CultureInfo.InvariantCulture, $"{period}/{planCode}.{planVersion}");
    }

    private static string Day(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
