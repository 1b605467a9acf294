using System.Security.Cryptography;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>Creates identifiers that look like the provider's.</summary>
public static class ObjectIds
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A new identifier with the prefix of its kind.</summary>
    public static string New(string prefix) => $"{prefix}_{RandomNumberGenerator.GetString(Letters, 24)}";
}
