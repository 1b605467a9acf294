namespace Marketplace.Standalone;

/// <summary>What the program does.</summary>
public enum StandaloneCommand
{
    /// <summary>Starts the whole marketplace in this process.</summary>
    Start,

    /// <summary>Runs the demo scenario against a running marketplace.</summary>
    Demo,

    /// <summary>Checks the invariants of a database.</summary>
    Verify,

    /// <summary>Prints the development accounts of a data directory.</summary>
    SignIn,

    /// <summary>Lets many days pass in a marketplace of its own.</summary>
    Simulate,

    /// <summary>Starts the database server alone.</summary>
    Postgres,

    /// <summary>Starts the cache alone.</summary>
    Cache,
}
