using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.IntegrationTests.Observability;

/// <summary>Receives OTLP over HTTP and keeps what it was sent.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>What a host is told to send here, without waiting long.</summary>
    public Dictionary<string, string?> Settings =>
        new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
        };

    /// <summary>Every span received.</summary>
    public IReadOnlyList<OtlpSpan> Spans =>
        [.. _received.Where(r => r.Path == "/v1/traces").SelectMany(r => OtlpSpan.Read(r.Body))];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.Urls.Add("http://127.0.0.1:0");
        receiver._app.MapPost("/{**path}", receiver.KeepAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Everything sent to a path; names in it are plain text.</summary>
    public string Of(string path) =>
        string.Concat(_received.Where(r => r.Path == path).Select(r => Encoding.Latin1.GetString(r.Body)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var isPacked = context.Request.Headers.ContentEncoding == "gzip";
        await using var sent = isPacked
            ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
            : context.Request.Body;
        await sent.CopyToAsync(body);
        _received.Enqueue((context.Request.Path.Value!, body.ToArray()));
    }
}
