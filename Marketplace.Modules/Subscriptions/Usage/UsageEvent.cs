namespace Marketplace.Modules.Subscriptions;

/// <summary>One counted use with the id of its cause, so that a repeat is not counted again.</summary>
internal sealed class UsageEvent
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
