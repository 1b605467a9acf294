namespace Marketplace.Modules.Subscriptions;

/// <summary>How much of a metric a store uses; what it may use is said by its plan alone.</summary>
public sealed class UsageCounter
{
    public Guid SellerId { get; init; }

    public required string Metric { get; init; }

    /// <summary>Empty for gauges, the UTC date the period began on (<c>yyyy-MM-dd</c>) for counters.</summary>
    public required string PeriodKey { get; init; }

    public long Used { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
