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
/// <remarks>The integrations read connection strings at registration, so configuration must be complete by
/// then.</remarks>
public static class InfrastructureRegistration
{
    /// <summary>How long a command may take in a host that answers requests: not longer than callers wait.</summary>
    /// <remarks>Jobs in the same process may take longer.</remarks>
    public static readonly TimeSpan RequestCommandTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long a command may take in the host that changes the schema: building an index on a large table
    /// takes minutes.</summary>
    public static readonly TimeSpan MigrationCommandTimeout = TimeSpan.FromMinutes(25);

    // The integrations' names for their health checks; they are renamed to what they check.
    private const string IntegrationDatabaseCheck = "PostgreSql";
    private const string IntegrationCacheCheck = "StackExchange.Redis";

    /// <summary>Registers the database: data source, pooled context, retries, health check and telemetry.</summary>
    /// <param name="commandTimeout">How long a command may take unless the connection string says so; null for the
    /// driver's 30 s.</param>
    public static IHostApplicationBuilder AddDatabase<TContext>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<DbContextOptionsBuilder> configure,
        TimeSpan? commandTimeout = null
    )
        where TContext : DbContext
    {
        var isReadable = builder.AddConnectionString(connectionName, ConnectionRules.RefuseDatabase);
        builder.Services.AddCheckedOptions<DatabaseOptions>(DatabaseOptions.Section);
        builder.AddNpgsqlDataSource(
            connectionName,
            settings =>
            {
                settings.DisableTracing = settings.DisableMetrics = !Telemetry.IsOn(builder.Configuration);
                settings.ConnectionString = isReadable ? settings.ConnectionString : ConnectionRules.DatabaseExample;
            },
            configureDataSourceBuilder: source =>
            {
                DatabaseDefaults.Apply(source.ConnectionStringBuilder, builder, commandTimeout);
                AzureDatabaseAccess.UseEntraIdWithoutPassword(source);
                DatabaseDefaults.TraceWantedStatements(source);
            }
        );
        builder.Services.AddDbContextPool<TContext>(
            (services, options) =>
            {
                options.UseNpgsql(
                    services.GetRequiredService<NpgsqlDataSource>(),
                    npgsql => npgsql.ExecutionStrategy(dependencies => new RetryStrategy(dependencies))
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

    /// <summary>Registers the cache connection: opened on first use, restored in the background, never required for
    /// startup.</summary>
    public static IHostApplicationBuilder AddCache(this IHostApplicationBuilder builder, string connectionName)
    {
        var isReadable = builder.AddConnectionString(connectionName, ConnectionRules.RefuseCache);
        builder.AddRedisClient(
            connectionName,
            settings =>
            {
                settings.DisableAutoActivation = true;
                settings.DisableTracing = !Telemetry.IsOn(builder.Configuration);
                settings.ConnectionString = isReadable ? settings.ConnectionString : ConnectionRules.CacheExample;
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

    /// <summary>Uses Service Bus as the event transport if a connection string is configured; otherwise
    /// PostgreSQL.</summary>
    /// <remarks>The health check requires only the Send right.</remarks>
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

    /// <summary>Adds a connection string to the checked settings.</summary>
    /// <returns>False if it is malformed. The host does not start with it, but the integration gets an example instead:
    /// it would fail at once, and hide the faults of other settings.</returns>
    /// <remarks>A missing one fails only when the host starts, so design-time tools need none.</remarks>
    private static bool AddConnectionString(
        this IHostApplicationBuilder builder,
        string connectionName,
        Func<string, string?, string?> refuse
    )
    {
        builder.Services.AddConnectionString(connectionName, value => refuse(connectionName, value));
        var value = builder.Configuration.GetConnectionString(connectionName);
        return string.IsNullOrWhiteSpace(value) || refuse(connectionName, value) is null;
    }

    private static void Rename(HealthCheckServiceOptions checks, string from, string to, params string[] tags)
    {
        // There is no check if the integration's settings disabled it.
        if (checks.Registrations.SingleOrDefault(check => check.Name == from) is not { } check)
            return;
        check.Name = to;
        foreach (var tag in tags)
            check.Tags.Add(tag);
    }
}
