using System.Net.Sockets;
using Npgsql;

namespace Marketplace.Foundation;

/// <summary>Asks whether the database answers now; never throws but for the caller's cancellation.</summary>
public delegate Task<bool> AskDatabase(CancellationToken cancellationToken);

/// <summary>Tells a database that is away from work that it refuses: the first passes, whatever the work was.</summary>
public static class DatabaseOutage
{
    // Classes of PostgreSQL's codes: connection exception, invalid authorization, insufficient resources.
    private static readonly string[] Classes = ["08", "28", "53"];

    private static readonly string[] States =
    [
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.InvalidCatalogName,
        // What was the primary has become a standby.
        PostgresErrorCodes.ReadOnlySqlTransaction,
    ];

    /// <summary>Whether the connection was refused or lost.</summary>
    public static bool IsIn(Exception exception) =>
        Causes(exception)
            .Any(cause =>
                cause switch
                {
                    PostgresException { SqlState: { Length: 5 } state } => States.Contains(state)
                        || Classes.Contains(state[..2]),
                    NpgsqlException lost => Causes(lost).Any(inner => inner is SocketException or IOException),
                    _ => false,
                }
            );

    /// <summary>Whether it took too long, to get a connection or an answer: an outage, or work that is too
    /// slow.</summary>
    public static bool MayBeIn(Exception exception) =>
        Causes(exception).Any(cause => cause is NpgsqlException { InnerException: TimeoutException });

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
