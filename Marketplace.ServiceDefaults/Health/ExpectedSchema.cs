using Npgsql;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>The schema this build was made for; a newer one will do.</summary>
public sealed class ExpectedSchema(NpgsqlDataSource database, string migration)
{
    /// <summary>Looks whether the database has reached it.</summary>
    /// <remarks>Errors: none; a database that does not answer is a fault like any other.</remarks>
    public async Task<SchemaState> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(
                "SELECT EXISTS (SELECT 1 FROM platform.migrations WHERE migration_id = $1)"
            );
            command.Parameters.AddWithValue(migration);
            return await command.ExecuteScalarAsync(cancellationToken) is true
                ? new(null)
                : new($"The migration {migration} has not run.");
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return new("The database is empty; the migration has not run.");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return new("The database does not answer.", exception);
        }
    }
}

/// <summary>What was found of a schema.</summary>
/// <param name="Fault">Why this build cannot work on it yet; null when it can.</param>
/// <param name="Cause">What the driver said; null when the database answered.</param>
public sealed record SchemaState(string? Fault, Exception? Cause = null);
