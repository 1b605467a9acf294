using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>Checks that the database has the schema this build requires.</summary>
/// <remarks>Keeps a new version from receiving requests before its migration has run, because nothing else in Azure
/// enforces
/// that order.</remarks>
public sealed class SchemaHealthCheck(ExpectedSchema schema) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var state = await schema.CheckAsync(cancellationToken);
        return state.Fault is null
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, state.Fault);
    }
}

/// <summary>Registers the schema check of a host.</summary>
public static class SchemaHealth
{
    /// <summary>Makes <c>/health</c> return 503 until <paramref name="migration"/> has run, and registers
    /// <see cref="ExpectedSchema"/>.</summary>
    /// <remarks>Repeat: the API and the Worker both call this; a shared process gets one check.</remarks>
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
