using Marketplace.ServiceDefaults.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StackExchange.Redis;

namespace Marketplace.ServiceDefaults;

/// <summary>Connects a host to PostgreSQL, the cache and the message bus, here without any Aspire package.</summary>
/// <remarks>The file of the same name under <c>Backing/Aspire</c> does the same with the Aspire integrations; the build picks one.</remarks>
public static class Backing
{
    /// <summary>Registers the database: a data source, a pooled context over it, retries, a health check and telemetry.</summary>
    public static IHostApplicationBuilder AddDatabase<TContext>(
        this IHostApplicationBuilder builder, string connectionName, Action<DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        builder.Services.AddConnectionString(connectionName, value => ConnectionRules.RefuseDatabase(connectionName, value));
        builder.Services.AddSingleton(services => BuildDataSource(services, connectionName));
        builder.Services.AddDbContextPool<TContext>((services, options) =>
        {
            options.UseNpgsql(
                services.GetRequiredService<NpgsqlDataSource>(),
                npgsql => npgsql.EnableRetryOnFailure(maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(1), errorCodesToAdd: null));
            configure(options);
        });
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: [HealthTags.Ready]);
        builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddNpgsql());
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter("Npgsql"));
        return builder;
    }

    /// <summary>Registers the cache's connection: made when first used, restored in the background, never a reason not to start.</summary>
    public static IHostApplicationBuilder AddCache(this IHostApplicationBuilder builder, string connectionName)
    {
        builder.Services.AddConnectionString(connectionName, value => ConnectionRules.RefuseCache(connectionName, value));
        builder.Services.AddSingleton<IConnectionMultiplexer>(services =>
        {
            var options = ConfigurationOptions.Parse(services.ConnectionString(connectionName));
            options.AbortOnConnectFail = false;
            options.ConnectTimeout = Math.Min(options.ConnectTimeout, 1_000);
            options.BacklogPolicy = BacklogPolicy.FailFast;
            return ConnectionMultiplexer.Connect(options);
        });
        builder.Services.AddHealthChecks().AddCheck<CacheHealthCheck>("cache", tags: [HealthTags.Ready, HealthTags.DegradedOnly]);
        return builder;
    }

    /// <summary>Leaves messages to PostgreSQL, the transport that is always registered, and refuses the connection string of a bus.</summary>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder, string connectionName)
    {
        builder.Services.AddConnectionString(connectionName, value => string.IsNullOrWhiteSpace(value)
            ? null
            : $"ConnectionStrings:{connectionName} is set, but this build has no Service Bus client. "
              + "Remove it (messages then travel through PostgreSQL), or build with UseAspire=true.");
        return builder;
    }

    private static NpgsqlDataSource BuildDataSource(IServiceProvider services, string connectionName)
    {
        var settings = new NpgsqlConnectionStringBuilder(services.ConnectionString(connectionName));
        DatabaseDefaults.Apply(settings, services.GetRequiredService<IHostEnvironment>());
        return new NpgsqlDataSourceBuilder(settings.ConnectionString)
            .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
            .Build();
    }
}
