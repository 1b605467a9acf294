namespace Marketplace.Modules.Payments;

/// <summary>A store that owes: its statements have closed below zero since then.</summary>
internal sealed class NegativeBalance
{
    public Guid SellerId { get; init; }

    /// <summary>When the first of its statements in a row closed below zero.</summary>
    public DateTimeOffset SinceAt { get; init; }

    /// <summary>When its owner was told; null before.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>When it became a task of administrators; null before.</summary>
    public DateTimeOffset? TaskAt { get; init; }
}
