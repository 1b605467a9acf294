using Marketplace.Foundation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Marketplace.ServiceDefaults;

/// <summary>Exports traces, metrics and logs over OTLP, to Application Insights, or both.</summary>
/// <remarks>
/// Without an exporter nothing is collected, because unread telemetry costs as much as any. The service name and
/// attributes come from <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c>, sampling from
/// <c>OTEL_TRACES_SAMPLER</c>. See docs/observability.md for everything that is exported.
/// </remarks>
internal static class Telemetry
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Whether an exporter is configured.</summary>
    internal static bool IsOn(IConfiguration configuration) =>
        HasOtlp(configuration) || AzureMonitor.IsOn(configuration);

    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration))
            return;

        TraceSampling.Check(builder.Configuration);
        builder.AddLogExport();
        builder.Services.Configure<AspNetCoreTraceInstrumentationOptions>(web => web.Filter = IsTraced);
        var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(AddMetrics).WithTracing(AddTraces);
        if (AzureMonitor.IsOn(builder.Configuration))
        {
            AzureMonitor.Add(telemetry, builder.Configuration);
        }
        else
        {
            telemetry
                .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
                .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());
        }

        if (HasOtlp(builder.Configuration))
            telemetry.UseOtlpExporter();
    }

    private static void AddMetrics(MeterProviderBuilder metrics) =>
        metrics.AddRuntimeInstrumentation().AddMeter(PlatformTelemetry.Name);

    private static void AddTraces(TracerProviderBuilder traces) => traces.AddSource(PlatformTelemetry.Name);

    private static void AddLogExport(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
        });
        // Mail links contain tokens: show them on the developer's console, but never export them.
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(typeof(FileMailSender).FullName, LogLevel.Warning);
    }

    private static bool HasOtlp(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[EndpointKey]);

    /// <summary>Neither probes nor streams, which last as long as somebody looks.</summary>
    private static bool IsTraced(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health")
        && !context.Request.Path.StartsWithSegments("/alive")
        && !IsEventStream(context.Request);

    /// <summary>The header alone would hide any request from the traces.</summary>
    private static bool IsEventStream(HttpRequest request) =>
        request.Path.Value?.EndsWith("/events", StringComparison.OrdinalIgnoreCase) == true
        && request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
