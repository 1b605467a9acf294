using Marketplace.ServiceDefaults.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

namespace Marketplace.ServiceDefaults;

/// <summary>What every host of the marketplace has in common: logs, telemetry, health, service discovery and resilient
/// HTTP clients.</summary>
public static class ServiceDefaults
{
    private static readonly IReadOnlyDictionary<string, string?> QuietCategories = new Dictionary<string, string?>
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = nameof(LogLevel.Warning),
        // Whoever sent the statement gets its failure as an exception and decides whether it was to be expected.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database"] = nameof(LogLevel.None),
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Update"] = nameof(LogLevel.None),
        ["Logging:LogLevel:Npgsql"] = nameof(LogLevel.Warning),
        // At information level the client tells each step of its connection, dozens of lines a start.
        ["Logging:LogLevel:StackExchange.Redis"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Polly"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:System.Net.Http"] = nameof(LogLevel.Warning),
    };

    /// <summary>Adds the common ground of a host; nothing of the business.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Configuration.AddSecretFiles();
        builder.AddLogging();
        builder.AddTelemetry();
        builder.AddHealth();

        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            // A POST that timed out may have worked: only its caller knows whether a repeat is safe.
            http.AddStandardResilienceHandler(resilience => resilience.Retry.DisableForUnsafeHttpMethods());
            http.AddServiceDiscovery();
        });

        return builder;
    }

    /// <summary>Maps <c>/health</c> (may this instance receive requests: 200 or 503) and <c>/alive</c> (does the
    /// process answer).</summary>
    /// <remarks>Both are mapped in every environment, because probes in the cloud call them; neither reveals more than
    /// the names of the checks.</remarks>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health", HealthEndpoint.Options(check => !check.Tags.Contains(HealthTags.Live)))
            .AllowAnonymous();
        app.MapHealthChecks("/alive", HealthEndpoint.Options(check => check.Tags.Contains(HealthTags.Live)))
            .AllowAnonymous();
        return app;
    }

    private static void AddHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [HealthTags.Live]);
        builder.Services.PostConfigure<HealthCheckServiceOptions>(HealthRules.Apply);
    }

    private static void AddLogging(this IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.IncludeScopes = true;
                console.TimestampFormat = "HH:mm:ss.fff ";
            });
        }
        else
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.IncludeScopes = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }

        // HostRun tells why a host could not start, in one line; these two would tell it again with their stack traces.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter(
            "Microsoft.AspNetCore.Server.Kestrel",
            level => level is >= LogLevel.Warning and < LogLevel.Critical
        );

        // Lowest in rank, so that configuration and the environment can raise any of them.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietCategories });
    }
}
