using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Modules.Users;

/// <summary>Secrets given to clients and stored only as a hash.</summary>
internal static class RandomSecret
{
    private const int Bytes = 32;

    /// <summary>256 random bits as base64url (43 characters).</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The stored hash: a fast hash is enough for 256 random bits.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
