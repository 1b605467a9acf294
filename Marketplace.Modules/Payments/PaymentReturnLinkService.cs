using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Creates and verifies the token with which the page a browser returns to shows what was paid.</summary>
/// <remarks>An HMAC of the payment's id under a key of its own. Only the provider's page and the payer's browser get
/// it: who knows or guesses the id alone sees the status and nothing else.</remarks>
public sealed class PaymentReturnLinkService(IOptions<SecretOptions> secrets)
{
    private const int TokenBytes = 16;

    /// <summary>The token of a payment.</summary>
    public string TokenOf(Guid paymentId) =>
        Base64Url.EncodeToString(
            HMACSHA256
                .HashData(secrets.Value.DeriveKey("payment-return"), paymentId.ToByteArray())
                .AsSpan(0, TokenBytes)
        );

    /// <summary>Whether the token is the payment's; compared in constant time.</summary>
    public bool Accepts(Guid paymentId, string? token) =>
        token is { Length: < 64 }
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(TokenOf(paymentId)),
            Encoding.UTF8.GetBytes(token)
        );
}
