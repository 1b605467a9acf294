using System.Globalization;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Determines the period that usage is counted in.</summary>
internal static class UsagePeriod
{
    /// <summary>Period key of gauges, which have no period.</summary>
    public const string Gauge = "";

    /// <summary>How a metric is limited.</summary>
    public static MetricKind KindOf(string metric) =>
        metric switch
        {
            UsageMetrics.ApiCallsPerDay or UsageMetrics.ImportRowsPerMonth => MetricKind.Counter,
            UsageMetrics.ImagesPerProduct => MetricKind.Static,
            _ => MetricKind.Gauge,
        };

    /// <summary>Key of the period that usage at an instant belongs to.</summary>
    /// <param name="subscriptionStart">Start of the paid period; null on the free plan, which uses calendar
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

    /// <summary>Key under which a warning is sent only once.</summary>
    public static string WarningKey(string periodKey, DateTimeOffset now, string planCode, int planVersion)
    {
        var period = periodKey == Gauge ? now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) : periodKey;
        return string.Create(CultureInfo.InvariantCulture, $"{period}/{planCode}.{planVersion}");
    }

    private static string Day(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
