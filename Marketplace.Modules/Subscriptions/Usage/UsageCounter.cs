namespace Marketplace.Modules.Subscriptions;

/// <summary>A store's usage of a metric; the limit is defined only by its plan.</summary>
internal sealed class UsageCounter
{
    public Guid SellerId { get; init; }

    public required string Metric { get; init; }

    /// <summary>Empty for gauges; for counters, the UTC start date of the period (<c>yyyy-MM-dd</c>).</summary>
    public required string PeriodKey { get; init; }

    public long Used { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
