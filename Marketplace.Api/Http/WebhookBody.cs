using System.Buffers;

namespace Marketplace.Api.Http;

/// <summary>Reads the body of a webhook, whose bytes are signed.</summary>
internal static class WebhookBody
{
    private const int MaxBytes = 256 * 1024;

    /// <summary>The bytes as received; null when there are too many.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            return null;
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        while (body.WrittenCount <= MaxBytes)
        {
            var read = await request.Body.ReadAsync(body.GetMemory(), cancellationToken);
            if (read == 0)
                return body.WrittenSpan.ToArray();
            body.Advance(read);
        }

        return null;
    }
}
