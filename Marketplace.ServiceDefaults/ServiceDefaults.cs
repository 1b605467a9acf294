using Marketplace.ServiceDefaults.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

namespace Marketplace.ServiceDefaults;

/// <summary>Defaults shared by all hosts: logging, telemetry, health checks, service discovery and resilient HTTP
/// clients.</summary>
public static class ServiceDefaults
{
    private static readonly IReadOnlyDictionary<string, string?> QuietCategories = new Dictionary<string, string?>
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = nameof(LogLevel.Warning),
        // The caller gets a failed statement as an exception and decides whether it was expected.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database"] = nameof(LogLevel.None),
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Update"] = nameof(LogLevel.None),
        ["Logging:LogLevel:Npgsql"] = nameof(LogLevel.Warning),
        // At Information level the client logs every connection step, dozens of lines per start.
        ["Logging:LogLevel:StackExchange.Redis"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Polly"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:System.Net.Http"] = nameof(LogLevel.Warning),
    };

    /// <summary>Adds the defaults; contains no business services.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Configuration.AddSecretFiles();
        builder.AddLogging();
        builder.AddTelemetry();
        builder.AddHealth();
        builder.AddHostFilter();

        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            // A POST that timed out may have succeeded; only the caller knows whether a retry is safe.
            http.AddStandardResilienceHandler(resilience => resilience.Retry.DisableForUnsafeHttpMethods());
            http.AddServiceDiscovery();
        });

        return builder;
    }

    /// <summary>Maps <c>/health</c> (readiness: 200 or 503) and <c>/alive</c> (liveness).</summary>
    /// <remarks>Both are mapped in every environment for cloud probes; neither reveals more than the names of the
    /// checks.</remarks>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health", HealthEndpoint.Options(check => !check.Tags.Contains(HealthTags.Live)))
            .AllowAnonymous();
        app.MapHealthChecks("/alive", HealthEndpoint.Options(check => check.Tags.Contains(HealthTags.Live)))
            .AllowAnonymous();
        return app;
    }

    /// <summary>In development, answers only to the names of this machine unless <c>AllowedHosts</c> says otherwise: a
    /// web page must not reach the instance under a name of its own (DNS rebinding).</summary>
    private static void AddHostFilter(this IHostApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() && builder.Configuration["AllowedHosts"] is null)
        {
            builder.Services.Configure<HostFilteringOptions>(hosts =>
                hosts.AllowedHosts = ["localhost", "*.localhost", "127.0.0.1", "[::1]"]
            );
        }
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

        // HostRun reports startup failures in one line; these two would repeat them with stack traces.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter(
            "Microsoft.AspNetCore.Server.Kestrel",
            level => level is >= LogLevel.Warning and < LogLevel.Critical
        );

        // Lowest precedence, so that configuration and environment variables can override them.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietCategories });
    }
}
