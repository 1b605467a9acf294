using Marketplace.Foundation;

namespace Marketplace.ServiceDefaults;

/// <summary>How a host uses the database.</summary>
public sealed class DatabaseOptions : ICheckedOptions
{
    public const string Section = "Database";

    internal const string MaxConnectionsKey = $"{Section}:{nameof(MaxConnections)}";
    private const int Fewest = 4;
    private const int Most = 1000;

    /// <summary>Most connections that one process keeps open; null for the driver's 100. <c>Maximum Pool Size</c> in
    /// the connection string comes first.</summary>
    /// <remarks>The sum over all processes has to fit the database. Who finds none free waits, for
    /// <c>Timeout</c> of the connection string at most.</remarks>
    public int? MaxConnections { get; set; }

    public IEnumerable<OptionProblem> Check()
    {
        if (MaxConnections is < Fewest or > Most)
            yield return new(MaxConnectionsKey, $"a number from {Fewest} to {Most}, or empty", "40");
    }
}
