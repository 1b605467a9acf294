using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Marketplace.Foundation;

/// <summary>Signs and verifies list cursors, so that clients can neither forge one nor use it for another
/// query.</summary>
/// <remarks>Format: base64url(payload ‖ HMAC-SHA256 truncated to 128 bits); payload = version, sort, filter hash, key
/// values.
/// Errors: <c>pagination.cursor_invalid</c> for an unreadable or forged cursor, <c>pagination.cursor_mismatch</c> for
/// one created with different filters or another sort order.</remarks>
public sealed class CursorCodec(IOptions<SecretOptions> options)
{
    private const int Version = 1;
    private const int TagBytes = 16;
    private readonly Lazy<byte[]> _key = new(() => options.Value.DeriveKey("cursor"));

    private sealed record Payload(int V, string S, string F, string[] K);

    /// <summary>Creates a cursor that starts after the row with these key values.</summary>
    public string Encode(string sort, string filters, params string[] keys)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Payload(Version, sort, FilterHash(filters), keys));
        return Base64Url.EncodeToString([.. payload, .. Tag(payload)]);
    }

    /// <summary>Decodes a cursor into its key values; null for a null cursor.</summary>
    public Result<string[]?> Decode(string? cursor, string sort, string filters, int keyCount)
    {
        if (cursor is null)
            return Result.Of<string[]?>(null);
        if (cursor.Length > 2048 || !Base64Url.IsValid(cursor))
            return PlatformErrors.CursorInvalid;
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= TagBytes)
            return PlatformErrors.CursorInvalid;
        var body = bytes.AsSpan(0, bytes.Length - TagBytes);
        if (!CryptographicOperations.FixedTimeEquals(Tag(body), bytes.AsSpan(body.Length)))
            return PlatformErrors.CursorInvalid;
        var payload = JsonSerializer.Deserialize<Payload>(body);
        if (payload is not { V: Version })
            return PlatformErrors.CursorInvalid;
        if (payload.S != sort || payload.F != FilterHash(filters) || payload.K.Length != keyCount)
            return PlatformErrors.CursorMismatch;
        return payload.K;
    }

    private byte[] Tag(ReadOnlySpan<byte> payload) => HMACSHA256.HashData(_key.Value, payload)[..TagBytes];

    private static string FilterHash(string filters) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(filters)).AsSpan(0, 12));
}
