using System.Collections.Concurrent;
using System.Diagnostics;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Marketplace.IntegrationTests.Observability;

/// <summary>The Api with telemetry switched on, and everything it exports kept: spans as they are, and each word of
/// spans, logs and metrics as text.</summary>
/// <remarks>Sources and meters belong to the process, so spans of tests beside this one are kept too.</remarks>
public sealed class ObservedApp : MarketplaceApp
{
    /// <summary>Spans that were exported, in the order of their ends.</summary>
    public ConcurrentQueue<Activity> Spans { get; } = new();

    /// <summary>The trace and span that each exported log line names.</summary>
    public ConcurrentQueue<(ActivityTraceId TraceId, ActivitySpanId SpanId)> LogLines { get; } = new();

    /// <summary>Every text that left: names, attributes, messages, scopes, exceptions.</summary>
    public ConcurrentQueue<string> Texts { get; } = new();

    protected override IReadOnlyDictionary<string, string?> Overrides =>
        new Dictionary<string, string?>(base.Overrides)
        {
            // Nobody listens there: the sending fails, and what is kept here is what would have been sent.
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        };

    /// <summary>Exports what the instruments hold.</summary>
    public void FlushMetrics() => Services.GetRequiredService<MeterProvider>().ForceFlush();

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.ConfigureOpenTelemetryTracerProvider(traces =>
            traces.AddProcessor(new SimpleActivityExportProcessor(new Keeper<Activity>(Keep)))
        );
        services.ConfigureOpenTelemetryLoggerProvider(logs =>
            logs.AddProcessor(new SimpleLogRecordExportProcessor(new Keeper<LogRecord>(Keep)))
        );
        services.ConfigureOpenTelemetryMeterProvider(metrics =>
            metrics.AddReader(new BaseExportingMetricReader(new Keeper<Metric>(Keep)))
        );
    }

    private void Keep(Activity span)
    {
        Spans.Enqueue(span);
        Keep(span.Source.Name, span.OperationName, span.DisplayName, span.StatusDescription, span.TraceStateString);
        KeepAll(span.TagObjects);
        KeepAll(span.Baggage);
        foreach (var happened in span.Events)
        {
            Keep(happened.Name);
            KeepAll(happened.Tags);
        }
    }

    private void Keep(LogRecord line)
    {
        LogLines.Enqueue((line.TraceId, line.SpanId));
        Keep(line.CategoryName, line.FormattedMessage, line.Body, line.Exception?.ToString());
        KeepAll(line.Attributes ?? []);
        line.ForEachScope((scope, app) => app.KeepAll(scope), this);
    }

    private void Keep(Metric metric)
    {
        Keep(metric.Name, metric.Description, metric.Unit);
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            foreach (var tag in point.Tags)
                Keep(tag.Key, tag.Value?.ToString());
        }
    }

    private void KeepAll<T>(IEnumerable<KeyValuePair<string, T>> pairs)
    {
        foreach (var (key, value) in pairs)
            Keep(key, value as string ?? (value is System.Collections.IEnumerable many ? Joined(many) : $"{value}"));
    }

    private void KeepAll(LogRecordScope scope)
    {
        Keep(scope.Scope?.ToString());
        foreach (var (key, value) in scope)
            Keep(key, value?.ToString());
    }

    private static string Joined(System.Collections.IEnumerable many) => string.Join(' ', many.Cast<object?>());

    private void Keep(params IEnumerable<string?> texts)
    {
        foreach (var text in texts.OfType<string>())
            Texts.Enqueue(text);
    }

    private sealed class Keeper<T>(Action<T> keep) : BaseExporter<T>
        where T : class
    {
        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var one in batch)
                keep(one);
            return ExportResult.Success;
        }
    }
}
