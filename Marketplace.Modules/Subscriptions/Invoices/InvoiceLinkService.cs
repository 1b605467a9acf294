using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Links of mails that let their holder pay one invoice without signing in.</summary>
/// <remarks>The token is an HMAC of the invoice's id under a key of its own; it opens nothing but the payment
/// page.</remarks>
public sealed class InvoiceLinkService(IOptions<SecretOptions> secrets, IOptions<MarketplaceOptions> marketplace)
{
    private const int TokenBytes = 16;

    /// <summary>The address for a mail.</summary>
    public string For(Guid invoiceId) =>
        $"{marketplace.Value.PublicUrl}/api/v1/invoices/{invoiceId}/pay?token={TokenOf(invoiceId)}";

    /// <summary>Whether the token belongs to the invoice; compared in constant time.</summary>
    public bool Accepts(Guid invoiceId, string? token) =>
        token is { Length: < 64 }
        && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(TokenOf(invoiceId)),
            System.Text.Encoding.UTF8.GetBytes(token)
        );

    private string TokenOf(Guid invoiceId) =>
        Base64Url.EncodeToString(
            HMACSHA256.HashData(secrets.Value.DeriveKey("invoice-link"), invoiceId.ToByteArray()).AsSpan(0, TokenBytes)
        );
}
