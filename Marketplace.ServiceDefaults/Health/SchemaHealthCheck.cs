using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>Whether the database has reached the schema this build was made for; a newer one will do.</summary>
/// <remarks>Keeps a new version from receiving requests before its migration has run: nothing else orders the two in Azure.</remarks>
public sealed class SchemaHealthCheck(NpgsqlDataSource database, string migration) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT EXISTS (SELECT 1 FROM platform.migrations WHERE migration_id = $1)");
            command.Parameters.AddWithValue(migration);
            return await command.ExecuteScalarAsync(cancellationToken) is true
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, $"The migration {migration} has not run.");
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database is empty; the migration has not run.");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database does not answer.", exception);
        }
    }
}

/// <summary>Registers the check of the schema.</summary>
public static class SchemaHealth
{
    /// <summary>Lets <c>/health</c> answer 503 until <paramref name="migration"/> has run.</summary>
    public static IServiceCollection AddSchemaCheck(this IServiceCollection services, string migration)
    {
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            "schema", provider => new SchemaHealthCheck(provider.GetRequiredService<NpgsqlDataSource>(), migration), failureStatus: null, tags: [HealthTags.Ready]));
        return services;
    }
}
