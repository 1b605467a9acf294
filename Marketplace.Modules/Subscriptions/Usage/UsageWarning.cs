namespace Marketplace.Modules.Subscriptions;

/// <summary>Remembers that a store was told how near its limit it is: once per metric, period, plan and
/// percentage.</summary>
public sealed class UsageWarning
{
    public Guid SellerId { get; init; }

    public required string Metric { get; init; }

    /// <summary>Period (a gauge's is the UTC month) and plan version, for example <c>2026-01/standard.1</c>.</summary>
    public required string PeriodKey { get; init; }

    /// <summary>80 or 100.</summary>
    public int Percent { get; init; }

    public DateTimeOffset At { get; init; }
}
