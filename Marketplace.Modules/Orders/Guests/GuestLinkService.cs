using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Creates and reads the signed links with which guests open what they bought.</summary>
/// <remarks>A token names a purchase, or one of its orders, and its last minute, and carries an HMAC under a key of its
/// own. Nothing is stored, so that a link cannot be called back: it ends by itself, and when the guest opens an
/// account.</remarks>
public sealed class GuestLinkService(
    IOptions<SecretOptions> secrets,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
) : IGuestLinks
{
    /// <summary>Path of the page, of the shop or else of the Api.</summary>
    public const string Path = "/guest-order";

    /// <summary>How long a link opens a purchase.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private const int IdBytes = 16;
    private const int NameBytes = IdBytes + sizeof(uint);
    private const int MarkBytes = 16;

    private readonly Lazy<byte[]> _key = new(() => secrets.Value.DeriveKey("guest-link"));

    public string UrlOf(Guid id) => $"{marketplace.Value.PagesUrl}{Path}?token={TokenOf(id)}";

    /// <summary>A token for a purchase or one of its orders.</summary>
    public string TokenOf(Guid id)
    {
        Span<byte> token = stackalloc byte[NameBytes + MarkBytes];
        id.TryWriteBytes(token);
        var lastMinute = (uint)((clock.GetUtcNow() + Life).ToUnixTimeSeconds() / 60);
        BinaryPrimitives.WriteUInt32BigEndian(token[IdBytes..], lastMinute);
        MarkOf(token[..NameBytes]).CopyTo(token[NameBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What a token names; null when it is not one of ours.</summary>
    public GuestLink? Read(string? token)
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

        var lastMinute = DateTimeOffset.FromUnixTimeSeconds(
            BinaryPrimitives.ReadUInt32BigEndian(bytes[IdBytes..]) * 60L
        );
        return new(new Guid(bytes[..IdBytes]), lastMinute <= clock.GetUtcNow());
    }

    private ReadOnlySpan<byte> MarkOf(ReadOnlySpan<byte> name) =>
        HMACSHA256.HashData(_key.Value, name).AsSpan(0, MarkBytes);
}

/// <summary>What a guest's link names.</summary>
/// <param name="Id">A purchase, or one of its orders.</param>
public sealed record GuestLink(Guid Id, bool IsExpired);
