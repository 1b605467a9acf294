using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>Tells whether two requests under one Idempotency-Key are the same: a hash of method, address and
/// body.</summary>
/// <remarks>A form with files counts by its parts: clients choose a new boundary each time they send it. The body is
/// read as a stream and stays within the limits of its endpoint.</remarks>
public static class RequestFingerprint
{
    private const string Form = "multipart/form-data";
    private const StringComparison Ignored = StringComparison.OrdinalIgnoreCase;

    /// <summary>Hashes the request; its body can be read again afterwards.</summary>
    public static async Task<byte[]> OfAsync(HttpContext context)
    {
        var request = context.Request;
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (BoundaryOf(request.ContentType) is not { } boundary || !await TryAppendPartsAsync(context, hash, boundary))
        {
            hash.AppendData(Head(request, request.ContentType));
            await AppendAsync(hash, request.Body, context.RequestAborted);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    /// <returns>False for a body that is no such form; nothing is appended then, and the body starts again.</returns>
    private static async Task<bool> TryAppendPartsAsync(HttpContext context, IncrementalHash hash, string boundary)
    {
        var request = context.Request;
        var reader = new MultipartReader(boundary, request.Body);
        hash.AppendData(Head(request, Form));
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } part)
                hash.AppendData(await PartAsync(part, context.RequestAborted));
            return true;
        }
        catch (Exception exception)
            when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // The endpoint refuses it in its own words; here it only has to differ from other bodies.
            hash.GetHashAndReset();
            request.Body.Position = 0;
            return false;
        }
    }

    /// <summary>A hash of its own for each part, so that no part can pass for two.</summary>
    private static async Task<byte[]> PartAsync(MultipartSection part, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var headers = (part.Headers ?? []).OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
            hash.AppendData(Encoding.UTF8.GetBytes($"{name.ToUpperInvariant()}:{value}\n"));
        hash.AppendData("\n"u8);
        await AppendAsync(hash, part.Body, cancellationToken);
        return hash.GetHashAndReset();
    }

    private static async Task AppendAsync(IncrementalHash hash, Stream body, CancellationToken cancellationToken)
    {
        var chunk = new byte[8192];
        int read;
        while ((read = await body.ReadAsync(chunk, cancellationToken)) > 0)
            hash.AppendData(chunk, 0, read);
    }

    private static byte[] Head(HttpRequest request, string? contentType) =>
        Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n{request.QueryString}\n{contentType}\n");

    private static string? BoundaryOf(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.MediaType.Equals(Form, Ignored))
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= FormOptions.DefaultMultipartBoundaryLengthLimit ? boundary : null;
    }
}
