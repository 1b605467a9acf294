using System.Security.Cryptography;
using System.Text;

namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>Signs a webhook as the provider does: <c>t=…,v1=HMAC-SHA256(secret, "t.body")</c>.</summary>
/// <remarks>https://docs.stripe.com/webhooks#verify-manually</remarks>
public static class WebhookSignature
{
    /// <summary>The header that carries the signature.</summary>
    public const string Header = "Stripe-Signature";

    /// <summary>The header's value for a body sent at <paramref name="at"/>.</summary>
    public static string Sign(string body, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }
}
