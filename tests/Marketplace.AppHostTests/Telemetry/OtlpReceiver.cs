using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.AppHostTests;

/// <summary>A span as it was received.</summary>
internal sealed record ReceivedSpan(
    string Service,
    string TraceId,
    string SpanId,
    string ParentId,
    string Name,
    IReadOnlyDictionary<string, string> Attributes
);

/// <summary>A log record as it was received.</summary>
internal sealed record ReceivedLog(
    string Service,
    string TraceId,
    string Body,
    IReadOnlyDictionary<string, string> Attributes
);

/// <summary>Receives telemetry by OTLP over HTTP, as a collector does.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly ConcurrentQueue<ReceivedLog> _logs = new();

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/v1/traces", request => TakeAsync(request, KeepSpans));
        _app.MapPost("/v1/logs", request => TakeAsync(request, KeepLogs));
        _app.MapPost("/v1/metrics", request => TakeAsync(request, (_, _) => { }));
    }

    /// <summary>Where services send to.</summary>
    internal string Address => _app.Urls.First();

    internal IReadOnlyCollection<ReceivedSpan> Spans => _spans;

    internal IReadOnlyCollection<ReceivedLog> Logs => _logs;

    internal static async Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync(cancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task TakeAsync(HttpContext context, Action<string, WireMessage> keep)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        foreach (var ofResource in new WireMessage(body.ToArray()).All(1))
        {
            var resource = ofResource.All(1).First().Attributes(1);
            foreach (var scope in ofResource.All(2))
                keep(resource["service.name"], scope);
        }
    }

    private void KeepSpans(string service, WireMessage scope)
    {
        foreach (var span in scope.All(2))
            _spans.Enqueue(new(service, span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), span.Attributes(9)));
    }

    private void KeepLogs(string service, WireMessage scope)
    {
        foreach (var log in scope.All(2))
            _logs.Enqueue(new(service, log.Hex(9), log.All(5).First().Text(1), log.Attributes(6)));
    }
}
