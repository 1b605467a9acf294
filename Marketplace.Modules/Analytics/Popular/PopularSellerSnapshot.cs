namespace Marketplace.Modules.Analytics;

/// <summary>One computed ranking of sellers over a window; immutable, superseded by a higher version.</summary>
public sealed class PopularSellerSnapshot
{
    public int WindowDays { get; init; }

    /// <summary>Counts from 1 per window.</summary>
    public long Version { get; init; }

    /// <summary>End of the minute in which it was computed; deliveries up to this instant count.</summary>
    public DateTimeOffset ComputedAt { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>Maximum value counted per order, in minor units.</summary>
    public long OrderCapMinor { get; init; }

    /// <summary>Every store with sales, ordered by score.</summary>
    public IReadOnlyList<PopularSeller> Rows { get; init; } = [];
}

/// <summary>A request to recompute ahead of schedule.</summary>
public sealed class RecomputeRequest
{
    public const string PopularSellers = "popular-sellers";

    public required string Name { get; init; }

    public DateTimeOffset RequestedAt { get; init; }
}
