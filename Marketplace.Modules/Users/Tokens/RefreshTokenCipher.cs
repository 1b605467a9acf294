using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Encrypts a successor token so that only the holder of the replaced token can read it.</summary>
/// <remarks>The key is derived with HKDF-SHA256 from the replaced token, which is stored only as a hash.</remarks>
internal static class RefreshTokenCipher
{
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("marketplace:refresh-successor");

    /// <summary>Encrypts the successor with the token it replaces.</summary>
    public static byte[] Seal(string replaced, string successor) =>
        AuthenticatedCipher.Seal(KeyOf(replaced), Encoding.UTF8.GetBytes(successor));

    /// <summary>Reads the successor back.</summary>
    /// <exception cref="CryptographicException">Another token, or changed bytes.</exception>
    public static string Open(string replaced, ReadOnlySpan<byte> sealedBytes) =>
        Encoding.UTF8.GetString(AuthenticatedCipher.Open(KeyOf(replaced), sealedBytes));

    private static byte[] KeyOf(string token) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(token), 32, info: Purpose);
}
