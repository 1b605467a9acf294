namespace Marketplace.Modules.Analytics;

/// <summary>The ranking of sellers over a window as it was computed once; never changed, replaced by a higher
/// version.</summary>
public sealed class PopularSellerSnapshot
{
    public int WindowDays { get; init; }

    /// <summary>1, 2, 3 … within the window.</summary>
    public long Version { get; init; }

    /// <summary>End of the minute in which it was computed: deliveries up to then count.</summary>
    public DateTimeOffset ComputedAt { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>The most one order counted for, minor units.</summary>
    public long OrderCapMinor { get; init; }

    /// <summary>Every store that sold, by score.</summary>
    public IReadOnlyList<PopularSeller> Rows { get; init; } = [];
}

/// <summary>A wish that something is computed before its turn.</summary>
public sealed class RecomputeRequest
{
    public const string PopularSellers = "popular-sellers";

    public required string Name { get; init; }

    public DateTimeOffset RequestedAt { get; init; }
}
