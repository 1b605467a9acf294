using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>Whether the database has the schema this build was made for.</summary>
/// <remarks>Keeps a new version from receiving requests before its migration has run: nothing else orders the two in
/// Azure.</remarks>
public sealed class SchemaHealthCheck(ExpectedSchema schema) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var state = await schema.LookAsync(cancellationToken);
        return state.Fault is null
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, state.Fault, state.Cause);
    }
}

/// <summary>Registers the schema a host needs.</summary>
public static class SchemaHealth
{
    /// <summary>Lets <c>/health</c> answer 503 until <paramref name="migration"/> has run, and hands out
    /// <see cref="ExpectedSchema"/>.</summary>
    /// <remarks>Repeat: Api and Worker both ask for it; in one process there is one check.</remarks>
    public static IServiceCollection AddSchemaCheck(this IServiceCollection services, string migration)
    {
        if (services.Any(service => service.ServiceType == typeof(ExpectedSchema)))
            return services;
        services.AddSingleton(provider => new ExpectedSchema(
            provider.GetRequiredService<NpgsqlDataSource>(),
            migration
        ));
        services.AddHealthChecks().AddCheck<SchemaHealthCheck>("schema", tags: [HealthTags.Ready]);
        return services;
    }
}
