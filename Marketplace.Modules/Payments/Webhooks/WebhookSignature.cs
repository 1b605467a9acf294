using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Modules.Payments;

/// <summary>The signature scheme of inbound webhooks: <c>t=unix,v1=hex[,v1=…]</c>, v1 = HMAC-SHA256(secret,
/// "t.body").</summary>
/// <remarks>Compared in constant time; any of up to two secrets may have signed it, so that secrets can be rotated.
/// Source: Stripe's page on webhook signatures.</remarks>
internal static class WebhookSignature
{
    /// <summary>Allowed clock difference to the sender, in both directions.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const int MaxSignatures = 10;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Whether one of the secrets signed this body recently.</summary>
    public static bool IsValid(
        ReadOnlySpan<byte> body,
        string? header,
        IReadOnlyList<string> secrets,
        DateTimeOffset now
    )
    {
        if (header is null || !TryParse(header, out var time, out var signatures))
            return false;
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        if (Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
            return false;
        var isValid = false;
        foreach (var secret in secrets)
        {
            var expected = Compute(body, time, secret);
            foreach (var signature in signatures)
                isValid |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return isValid;
    }

    /// <summary>The signature header for a body.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Convert.ToHexStringLower(Compute(body, time, secret))}";
    }

    private static byte[] Compute(ReadOnlySpan<byte> body, string time, string secret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(time + "."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static bool TryParse(string header, out string time, out List<byte[]> signatures)
    {
        (time, signatures) = ("", []);
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal))
            {
                time = part[2..];
            }
            else if (
                part.StartsWith("v1=", StringComparison.Ordinal)
                && part.Length == 3 + 64
                && !part.AsSpan(3).ContainsAnyExcept(HexDigits)
            )
            {
                signatures.Add(Convert.FromHexString(part.AsSpan(3)));
            }

            if (signatures.Count > MaxSignatures)
                return false;
        }

        return time.Length > 0 && signatures.Count > 0;
    }
}
