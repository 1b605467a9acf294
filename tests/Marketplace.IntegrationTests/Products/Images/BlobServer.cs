using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Marketplace.IntegrationTests.Products.Images;

/// <summary>An HTTP server on loopback that answers as Azure Blob Storage does, as far as one container
/// needs.</summary>
/// <remarks>Source: Blob service REST API. Signatures are not checked; <c>MARKETPLACE_TEST_BLOBS</c> names a real
/// emulator
/// instead, which does.</remarks>
internal sealed class BlobServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Blob> _blobs = new(StringComparer.Ordinal);

    private BlobServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The address of the container.</summary>
    internal Uri Container => new($"{_app.Urls.Single()}/account/product-images");

    /// <summary>The kind of content each blob was stored with.</summary>
    internal IReadOnlyDictionary<string, string> ContentTypes =>
        _blobs.ToDictionary(b => b.Key, b => b.Value.ContentType);

    internal static async Task<BlobServer> StartAsync()
    {
        var server = new BlobServer();
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var name = Uri.UnescapeDataString(context.Request.Path.Value!["/account/product-images".Length..])
            .TrimStart('/');
        if (
            !context.Request.Headers.Authorization.ToString().StartsWith("SharedKey account:", StringComparison.Ordinal)
        )
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (name.Length == 0)
        {
            await ListAsync(context.Response);
        }
        else if (HttpMethods.IsPut(context.Request.Method))
        {
            await StoreAsync(name, context);
        }
        else if (!_blobs.TryGetValue(name, out var blob))
        {
            Refuse(context.Response, StatusCodes.Status404NotFound, "BlobNotFound");
        }
        else if (HttpMethods.IsDelete(context.Request.Method))
        {
            (context.Response.StatusCode, _) = (StatusCodes.Status202Accepted, _blobs.TryRemove(name, out _));
        }
        else
        {
            await SendAsync(blob, context);
        }
    }

    private async Task StoreAsync(string name, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var type = context.Request.Headers["x-ms-blob-content-type"].ToString();
        _blobs[name] = new(body.ToArray(), type, TimeProvider.System.GetUtcNow());
        Describe(_blobs[name], context.Response);
        context.Response.StatusCode = StatusCodes.Status201Created;
    }

    private static async Task SendAsync(Blob blob, HttpContext context)
    {
        Describe(blob, context.Response);
        context.Response.ContentType = blob.ContentType;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentLength = blob.Content.Length;
            return;
        }

        var range = context.Request.Headers["x-ms-range"].ToString()["bytes=".Length..].Split('-');
        var from = int.Parse(range[0], CultureInfo.InvariantCulture);
        var to = Math.Min(int.Parse(range[1], CultureInfo.InvariantCulture), blob.Content.Length - 1);
        context.Response.StatusCode = StatusCodes.Status206PartialContent;
        context.Response.Headers.ContentRange = $"bytes {from}-{to}/{blob.Content.Length}";
        context.Response.ContentLength = to - from + 1;
        await context.Response.Body.WriteAsync(blob.Content.AsMemory(from, to - from + 1));
    }

    private Task ListAsync(HttpResponse response)
    {
        var blobs = _blobs.Select(blob => new XElement(
            "Blob",
            new XElement("Name", blob.Key),
            new XElement("Properties", new XElement("Last-Modified", blob.Value.Changed.ToString("R", null)))
        ));
        response.ContentType = "application/xml";
        var list = new XElement("EnumerationResults", new XElement("Blobs", blobs), new XElement("NextMarker"));
        return response.WriteAsync(list.ToString());
    }

    private static void Describe(Blob blob, HttpResponse response)
    {
        response.Headers.ETag = $"\"{blob.Changed.UtcTicks:x}\"";
        response.Headers.LastModified = blob.Changed.ToString("R", null);
        response.Headers["x-ms-blob-type"] = "BlockBlob";
        response.Headers["x-ms-version"] = "2025-01-05";
    }

    private static void Refuse(HttpResponse response, int status, string code)
    {
        response.StatusCode = status;
        response.Headers["x-ms-error-code"] = code;
    }

    private sealed record Blob(byte[] Content, string ContentType, DateTimeOffset Changed);
}
