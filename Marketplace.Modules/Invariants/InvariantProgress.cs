namespace Marketplace.Modules.Invariants;

/// <summary>How far the hourly check has come with an invariant.</summary>
internal sealed class InvariantProgress
{
    /// <summary>For example <c>I7</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>The key with which the next slice begins; all zeros at the beginning of a round.</summary>
    public Guid NextKey { get; set; }

    /// <summary>When a slice was checked last.</summary>
    public DateTimeOffset CheckedAt { get; set; }

    /// <summary>When all keys had been checked; null before the end of the first round.</summary>
    public DateTimeOffset? RoundEndedAt { get; set; }
}

/// <summary>A slice of keys in which the hourly check found violations; checked again in every run until there are
/// none.</summary>
internal sealed class InvariantFinding
{
    public string Code { get; init; } = "";

    /// <summary>The first key of the slice.</summary>
    public Guid FromKey { get; init; }

    /// <summary>The first key after the slice; all ones for the last slice.</summary>
    public Guid ToKey { get; init; }

    public long Violations { get; set; }

    /// <summary>Descriptions of up to five violations.</summary>
    public string[] Examples { get; set; } = [];

    public DateTimeOffset FoundAt { get; init; }
}
