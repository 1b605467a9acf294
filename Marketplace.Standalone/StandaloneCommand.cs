namespace Marketplace.Standalone;

/// <summary>What the program does, by the first word of its command line.</summary>
public enum StandaloneCommand
{
    /// <summary>Starts the whole marketplace in this process.</summary>
    Start,

    /// <summary>Walks the main job against a running marketplace.</summary>
    Walk,

    /// <summary>Checks the invariants of a database.</summary>
    Verify,

    /// <summary>Starts the database server alone.</summary>
    Postgres,

    /// <summary>Starts the cache alone.</summary>
    Cache,
}
