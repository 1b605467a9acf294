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

/// <summary>Traces, metrics and logs for whoever receives them: by OTLP, in Application Insights, or both.</summary>
/// <remarks>
/// Where no receiver is named, nothing is collected: an unread trace costs as much as a read one.
/// The service's name and attributes come from <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c>, the
/// sampling from <c>OTEL_TRACES_SAMPLER</c>. What is sent, and what each name means: docs/observability.md.
/// </remarks>
internal static class Telemetry
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Whether anybody receives it.</summary>
    internal static bool IsOn(IConfiguration configuration) =>
        HasOtlp(configuration) || AzureMonitor.IsOn(configuration);

    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration))
            return;

        TraceSampling.Check(builder.Configuration);
        builder.AddLogExport();
        builder.Services.Configure<AspNetCoreTraceInstrumentationOptions>(web => web.Filter = IsNoProbe);
        var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(AddMetrics).WithTracing(AddTraces);
        if (AzureMonitor.IsOn(builder.Configuration))
            AzureMonitor.Add(telemetry, builder.Configuration);
        else
            telemetry
                .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
                .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());
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
        // A developer's console shows the links of mails; they carry tokens, and are for nobody else.
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(typeof(FileMailSender).FullName, LogLevel.Warning);
    }

    private static bool HasOtlp(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[EndpointKey]);

    private static bool IsNoProbe(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/alive");
}
