using System.Net.Sockets;
using Npgsql;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>The minimum database schema that this build requires.</summary>
public sealed class ExpectedSchema(NpgsqlDataSource database, string migration)
{
    /// <summary>Checks whether the database has this schema or a newer one.</summary>
    /// <remarks>Errors: none; an unreachable database is reported as a fault.</remarks>
    public async Task<SchemaState> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(
                "SELECT EXISTS (SELECT 1 FROM platform.migrations WHERE migration_id = $1)"
            );
            command.Parameters.AddWithValue(migration);
            return await command.ExecuteScalarAsync(cancellationToken) is true
                ? new(null)
                : new($"Migration {migration} has not been applied.");
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return new("The database is empty; no migrations have been applied.");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or SocketException)
        {
            return new("The database is not responding.", DatabaseFault.Describe(database.ConnectionString, exception));
        }
    }
}

/// <summary>The result of a schema check.</summary>
/// <param name="Fault">Why this build cannot use the database yet; null when it can.</param>
/// <param name="Detail">Which server does not respond, and why: for logs, not for callers. Null when it
/// responded.</param>
public sealed record SchemaState(string? Fault, string? Detail = null);
