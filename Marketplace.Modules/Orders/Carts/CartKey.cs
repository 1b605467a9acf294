using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Modules.Orders;

/// <summary>Which cart a caller names, and what they have to open it.</summary>
/// <param name="BuyerId">The signed-in account; null for guests.</param>
/// <param name="Token">The token of a guest's cart; null when none was sent.</param>
public sealed record CartKey(Guid CartId, Guid? BuyerId, string? Token)
{
    private const int TokenBytes = 32;

    /// <summary>Whether the caller may read and change the cart: its account, or whoever has the token of a guest's
    /// cart.</summary>
    internal bool Opens(Cart cart) =>
        cart.BuyerId is { } owner
            ? owner == BuyerId
            : Token is not null && CryptographicOperations.FixedTimeEquals(cart.TokenHash, HashOf(Token));

    /// <summary>256 random bits as base64url (43 characters).</summary>
    internal static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>What is stored: a fast hash is enough for 256 random bits.</summary>
    internal static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
