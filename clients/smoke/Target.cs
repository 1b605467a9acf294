namespace Marketplace.Smoke;

/// <summary>A running marketplace and two accounts of it.</summary>
internal sealed record Target(string BaseUrl, Account Seller, Account Buyer)
{
    /// <summary>A PNG of one pixel.</summary>
    public static byte[] Image { get; } =
        Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        );

    public static void Require(bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException($"This does not hold: {what}.");
    }
}

/// <summary>What somebody signs in with.</summary>
internal sealed record Account(string Email, string Password);
