using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Modules.Orders;

/// <summary>The signature of the simulated carrier's webhooks: <c>t=unix,v1=HMAC-SHA256(secret,
/// "t.body")</c>.</summary>
internal static class CarrierSignature
{
    /// <summary>Allowed clock difference to the sender, in both directions.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether this body was signed recently.</summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, string secret, DateTimeOffset now)
    {
        if (header?.Split(',') is not [['t', '=', .. var time], ['v', '1', '=', .. var signature]])
            return false;
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        if (Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
            return false;
        var expected = Encoding.ASCII.GetBytes(Compute(body, time, secret));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(signature));
    }

    private static string Compute(ReadOnlySpan<byte> body, string time, string secret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(time + "."));
        hmac.AppendData(body);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
