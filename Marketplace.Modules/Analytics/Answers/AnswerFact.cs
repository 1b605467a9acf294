namespace Marketplace.Modules.Analytics;

/// <summary>When a buyer first asked about an order, and when the store first answered.</summary>
internal sealed class AnswerFact
{
    public Guid OrderId { get; init; }

    public Guid SellerId { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The store's first message after the question; null while there is none.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}
