namespace Marketplace.Foundation;

/// <summary>How a Worker receives from the bus.</summary>
public sealed class BusOptions : ICheckedOptions
{
    public const string Section = "Messaging";

    /// <summary>Subjects a consumer handles side by side, in one process; each holds a database connection while it works.</summary>
    public int MaxConcurrentSessions { get; set; } = 8;

    /// <summary>Messages fetched ahead within a session; 0 fetches when the last is done.</summary>
    public int PrefetchCount { get; set; }

    public IEnumerable<OptionProblem> Check()
    {
        if (MaxConcurrentSessions is < 1 or > 100) yield return new($"{Section}:MaxConcurrentSessions", "a number from 1 to 100", "8");
        if (PrefetchCount is < 0 or > 100) yield return new($"{Section}:PrefetchCount", "a number from 0 to 100", "0");
    }
}
