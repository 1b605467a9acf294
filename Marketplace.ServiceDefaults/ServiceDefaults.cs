using Marketplace.ServiceDefaults.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;

namespace Marketplace.ServiceDefaults;

/// <summary>Defaults shared by all hosts: logging, telemetry, health checks, service discovery and resilient HTTP
/// clients.</summary>
public static class ServiceDefaults
{
    /// <summary>Adds the defaults; contains no business services.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Configuration.AddSecretFiles();
        builder.AddLogging();
        builder.AddTelemetry();
        builder.AddHealth();
        builder.AddHostFilter();
        builder.Services.AddKnownSettings();

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
}
