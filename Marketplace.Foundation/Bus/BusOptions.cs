namespace Marketplace.Foundation;

/// <summary>How a Worker receives from the bus.</summary>
public sealed class BusOptions : ICheckedOptions
{
    public const string Section = "Messaging";

    /// <summary>Subjects a consumer handles side by side, in one process; each holds a database connection while it
    /// works.</summary>
    public int MaxConcurrentSessions { get; set; } = 8;

    public IEnumerable<OptionProblem> Check()
    {
        if (MaxConcurrentSessions is < 1 or > 100)
            yield return new($"{Section}:MaxConcurrentSessions", "a number from 1 to 100", "8");
    }
}
