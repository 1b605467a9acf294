using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Notifications;

/// <summary>Creates and reads the links in mails that turn off mails of one kind without signing in.</summary>
/// <remarks>The token names user and kind and carries an HMAC under a key of its own. It never expires, and can do
/// nothing else.</remarks>
public sealed class UnsubscribeLinkService(IOptions<SecretOptions> secrets, IOptions<MarketplaceOptions> marketplace)
{
    /// <summary>Path of the page at the Api.</summary>
    public const string Path = "/unsubscribe";

    private const int NameBytes = 17;
    private const int MarkBytes = 16;

    private readonly Lazy<byte[]> _key = new(() => secrets.Value.DeriveKey("unsubscribe-link"));

    /// <summary>The link of a user and a kind of mail.</summary>
    public string For(Guid userId, NotificationKind kind)
    {
        Span<byte> token = stackalloc byte[NameBytes + MarkBytes];
        userId.TryWriteBytes(token);
        token[NameBytes - 1] = (byte)kind;
        MarkOf(token[..NameBytes]).CopyTo(token[NameBytes..]);
        return $"{marketplace.Value.PublicUrl}{Path}?token={Base64Url.EncodeToString(token)}";
    }

    /// <summary>The user and the kind of a token; null when it is not one of ours.</summary>
    public (Guid UserId, NotificationKind Kind)? Read(string? token)
    {
        Span<byte> bytes = stackalloc byte[NameBytes + MarkBytes];
        if (
            token is null
            || !Base64Url.IsValid(token, out var length)
            || length != bytes.Length
            || !Base64Url.TryDecodeFromChars(token, bytes, out _)
            || !CryptographicOperations.FixedTimeEquals(MarkOf(bytes[..NameBytes]), bytes[NameBytes..])
        )
        {
            return null;
        }
        return (new Guid(bytes[..16]), (NotificationKind)bytes[NameBytes - 1]);
    }

    private ReadOnlySpan<byte> MarkOf(ReadOnlySpan<byte> name) =>
        HMACSHA256.HashData(_key.Value, name).AsSpan(0, MarkBytes);
}
