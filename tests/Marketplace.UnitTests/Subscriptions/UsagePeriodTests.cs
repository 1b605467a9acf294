using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.UnitTests.Subscriptions;

/// <summary>Which period a use counts in.</summary>
public sealed class UsagePeriodTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 23, 30, 0, TimeSpan.FromHours(-3));

    [Theory]
    [InlineData(UsageMetrics.ActiveListings, "", MetricKind.Gauge)]
    [InlineData(UsageMetrics.ApiCallsPerDay, "2026-03-16", MetricKind.Counter)]
    [InlineData(UsageMetrics.ImportRowsPerMonth, "2026-03-01", MetricKind.Counter)]
    [InlineData(UsageMetrics.ImagesPerProduct, "", MetricKind.Static)]
    public void KeyOf_WithoutSubscription_FollowsTheUtcCalendar(string metric, string key, MetricKind kind)
    {
        Assert.Equal(key, UsagePeriod.KeyOf(metric, Now, null));
        Assert.Equal(kind, UsagePeriod.KindOf(metric));
    }

    [Fact]
    public void KeyOf_WithSubscription_FollowsItsPeriod() =>
        Assert.Equal(
            "2026-02-20",
            UsagePeriod.KeyOf(UsageMetrics.ImportRowsPerMonth, Now, new(2026, 2, 20, 10, 0, 0, TimeSpan.Zero))
        );

    [Fact]
    public void WarningKey_Gauge_IsMonthAndPlan() =>
        Assert.Equal("2026-03/pro.2", UsagePeriod.WarningKey("", Now, "pro", 2));
}
