using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>The OpenAPI document as it is sent: built when it is first asked for, then kept.</summary>
/// <remarks>Building it takes about as long as a thousand product pages, and it never changes while the process
/// runs.</remarks>
internal sealed class DocumentBytes([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents)
{
    private readonly Lock _gate = new();
    private Task<EncodedDocument>? _built;

    /// <summary>The document; callers that come while it is being built wait for the same one.</summary>
    /// <remarks>Repeat: a build that failed is tried again.</remarks>
    public Task<EncodedDocument> GetAsync()
    {
        lock (_gate)
        {
            if (_built is null or { IsCompleted: true, IsCompletedSuccessfully: false })
                _built = Task.Run(BuildAsync);
            return _built;
        }
    }

    private async Task<EncodedDocument> BuildAsync()
    {
        var document = await documents.GetOpenApiDocumentAsync(CancellationToken.None);
        using var buffer = new MemoryStream();
        await document.SerializeAsync(
            buffer,
            OpenApiSpecVersion.OpenApi3_1,
            OpenApiConstants.Json,
            CancellationToken.None
        );
        var json = buffer.ToArray();
        return new(
            json,
            Compress(json, stream => new GZipStream(stream, CompressionLevel.Optimal)),
            Compress(json, stream => new BrotliStream(stream, CompressionLevel.Optimal)),
            Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12))
        );
    }

    private static byte[] Compress(byte[] json, Func<Stream, Stream> open)
    {
        using var buffer = new MemoryStream();
        using (var encoder = open(buffer))
            encoder.Write(json);
        return buffer.ToArray();
    }
}

/// <summary>The document in each encoding.</summary>
/// <param name="Hash">Changes with the document.</param>
internal sealed record EncodedDocument(byte[] Json, byte[] Gzip, byte[] Brotli, string Hash);
