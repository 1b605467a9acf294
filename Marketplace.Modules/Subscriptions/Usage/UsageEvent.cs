namespace Marketplace.Modules.Subscriptions;

/// <summary>One counted use with the id of what caused it, so that a repeat does not count again.</summary>
public sealed class UsageEvent
{
    public Guid Id { get; init; }

    public Guid SellerId { get; init; }

    public required string Metric { get; init; }

    /// <summary>Request id, batch id or event id; unique per store and metric.</summary>
    public required string SourceId { get; init; }

    public required string PeriodKey { get; init; }

    public long Quantity { get; init; }

    public DateTimeOffset At { get; init; }
}
