using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Creates and verifies payment links for mails, with which one invoice can be paid without signing
/// in.</summary>
/// <remarks>The token is an HMAC of the invoice id under a dedicated key; it grants access to the payment page
/// only.</remarks>
public sealed class InvoiceLinkService(IOptions<SecretOptions> secrets, IOptions<MarketplaceOptions> marketplace)
{
    private const int TokenBytes = 16;

    /// <summary>The payment link of an invoice.</summary>
    public string For(Guid invoiceId) =>
        $"{marketplace.Value.PublicUrl}/api/v1/invoices/{invoiceId}/pay?token={TokenOf(invoiceId)}";

    /// <summary>Whether the token matches the invoice; compared in constant time.</summary>
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
