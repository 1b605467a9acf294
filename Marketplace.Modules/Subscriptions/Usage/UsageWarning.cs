namespace Marketplace.Modules.Subscriptions;

/// <summary>Records that a store was warned about its usage: once per metric, period, plan version and
/// percentage.</summary>
internal sealed class UsageWarning
{
    public Guid SellerId { get; init; }

    public required string Metric { get; init; }

    /// <summary>Period (the UTC month for gauges) and plan version, for example <c>2026-01/standard.1</c>.</summary>
    public required string PeriodKey { get; init; }

    /// <summary>80 or 100.</summary>
    public int Percent { get; init; }

    public DateTimeOffset At { get; init; }
}
