using Marketplace.Foundation;
using Marketplace.ServiceDefaults.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StackExchange.Redis;

namespace Marketplace.ServiceDefaults;

/// <summary>Connects a host to PostgreSQL, the cache and the message bus through the Aspire integrations.</summary>
/// <remarks>The integrations read the connection strings when they are registered: configuration must be complete
/// before.</remarks>
public static class InfrastructureRegistration
{
    // The names under which the integrations register their checks; /health shows them by what they check.
    private const string IntegrationDatabaseCheck = "PostgreSql";
    private const string IntegrationCacheCheck = "StackExchange.Redis";

    /// <summary>Registers the database: a data source, a pooled context over it, retries, a health check and
    /// telemetry.</summary>
    public static IHostApplicationBuilder AddDatabase<TContext>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<DbContextOptionsBuilder> configure
    )
        where TContext : DbContext
    {
        builder.AddConnectionString(connectionName, ConnectionRules.RefuseDatabase);
        builder.AddNpgsqlDataSource(
            connectionName,
            settings => settings.DisableTracing = settings.DisableMetrics = !Telemetry.IsOn(builder.Configuration),
            configureDataSourceBuilder: source =>
            {
                DatabaseDefaults.Apply(source.ConnectionStringBuilder, builder.Environment);
                AzureDatabaseAccess.UseEntraIdWithoutPassword(source);
                DatabaseDefaults.TraceWantedStatements(source);
            }
        );
        builder.Services.AddDbContextPool<TContext>(
            (services, options) =>
            {
                options.UseNpgsql(
                    services.GetRequiredService<NpgsqlDataSource>(),
                    npgsql =>
                        npgsql.EnableRetryOnFailure(
                            maxRetryCount: 3,
                            maxRetryDelay: TimeSpan.FromSeconds(1),
                            errorCodesToAdd: null
                        )
                );
                configure(options);
            }
        );
        builder.EnrichNpgsqlDbContext<TContext>(settings =>
        {
            settings.DisableHealthChecks = true;
            settings.DisableTracing = true;
            settings.DisableMetrics = true;
        });
        builder.Services.Configure<HealthCheckServiceOptions>(checks =>
            Rename(checks, IntegrationDatabaseCheck, "database", HealthTags.Ready)
        );
        return builder;
    }

    /// <summary>Registers the cache's connection: made when first used, restored in the background, never a reason not
    /// to start.</summary>
    public static IHostApplicationBuilder AddCache(this IHostApplicationBuilder builder, string connectionName)
    {
        builder.AddConnectionString(connectionName, ConnectionRules.RefuseCache);
        builder.AddRedisClient(
            connectionName,
            settings =>
            {
                settings.DisableAutoActivation = true;
                settings.DisableTracing = !Telemetry.IsOn(builder.Configuration);
            },
            options =>
            {
                options.AbortOnConnectFail = false;
                options.ConnectTimeout = Math.Min(options.ConnectTimeout, 1_000);
                options.BacklogPolicy = BacklogPolicy.FailFast;
            }
        );
        builder.Services.Configure<HealthCheckServiceOptions>(checks =>
            Rename(checks, IntegrationCacheCheck, "cache", HealthTags.Ready, HealthTags.DegradedOnly)
        );
        return builder;
    }

    /// <summary>Lets messages travel over Service Bus if a connection string names one; otherwise they stay in
    /// PostgreSQL.</summary>
    /// <remarks>The health check needs no more than the right to send.</remarks>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder, string connectionName)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(connectionName)))
            return builder;

        builder.AddServiceBusClient(connectionName);
        builder.Services.AddServiceBusTransport();
        builder
            .Services.AddHealthChecks()
            .AddCheck<ServiceBusHealthCheck>("messaging", tags: [HealthTags.Ready, HealthTags.DegradedOnly]);
        return builder;
    }

    /// <summary>Checks a connection string when the host starts, and a malformed one already here: the integration
    /// parses it at once.</summary>
    /// <remarks>A missing one does no harm until the host starts, so that design-time tools need none.</remarks>
    private static void AddConnectionString(
        this IHostApplicationBuilder builder,
        string connectionName,
        Func<string, string?, string?> refuse
    )
    {
        builder.Services.AddConnectionString(connectionName, value => refuse(connectionName, value));
        var value = builder.Configuration.GetConnectionString(connectionName);
        if (!string.IsNullOrWhiteSpace(value) && refuse(connectionName, value) is { } fault)
            throw new CannotStartException(fault);
    }

    private static void Rename(HealthCheckServiceOptions checks, string from, string to, params string[] tags)
    {
        // None where the integration's own setting turned its check off.
        if (checks.Registrations.SingleOrDefault(check => check.Name == from) is not { } check)
            return;
        check.Name = to;
        foreach (var tag in tags)
            check.Tags.Add(tag);
    }
}
