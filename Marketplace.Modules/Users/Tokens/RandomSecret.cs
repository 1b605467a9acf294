using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Modules.Users;

/// <summary>Secrets handed to a client and kept only as a hash.</summary>
internal static class RandomSecret
{
    private const int Bytes = 32;

    /// <summary>256 random bits as base64url (43 characters).</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored: enough against 256 random bits, where a slow hash would add nothing.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
