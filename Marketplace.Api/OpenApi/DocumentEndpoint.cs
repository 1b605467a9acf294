using Marketplace.Api.Http;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.OpenApi;

/// <summary>Serves the OpenAPI document, which is built once per process.</summary>
public static class DocumentEndpoint
{
    /// <summary>Where the document is served.</summary>
    public const string Path = $"/openapi/{ApiDocument.Name}.json";

    private const string Gzip = "gzip";
    private const string Brotli = "br";

    public static void MapApiDocument(this IEndpointRouteBuilder app) =>
        app.MapGet(Path, GetAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> GetAsync(HttpContext context, DocumentBytes bytes)
    {
        var document = await bytes.GetAsync();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=60";
        headers.Vary = HeaderNames.AcceptEncoding;
        var encoding = EncodingOf(context.Request);
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return encoding switch
        {
            Brotli => Answer(document.Brotli, document.Hash + "-br"),
            Gzip => Answer(document.Gzip, document.Hash + "-gzip"),
            _ => Answer(document.Json, document.Hash),
        };

        static IResult Answer(byte[] body, string tag) =>
            TypedResults.Bytes(body, "application/json;charset=utf-8", entityTag: new($"\"{tag}\""));
    }

    /// <summary>The best encoding that the client accepts; null for none.</summary>
    private static string? EncodingOf(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
            return null;
        return Accepts(Brotli) ? Brotli
            : Accepts(Gzip) ? Gzip
            : null;

        bool Accepts(string encoding) =>
            accepted.Any(value =>
                value.Quality is not 0 && value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)
            );
    }
}
