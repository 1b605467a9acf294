using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Modules.Users;

/// <summary>Encrypts a successor token so that only the holder of the replaced token can read it.</summary>
/// <remarks>AES-256-GCM; key derived with HKDF-SHA256 from the replaced token, which is stored only as a hash. Layout:
/// nonce 12 ‖ tag 16 ‖ ciphertext.</remarks>
public static class RefreshTokenCipher
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("marketplace:refresh-successor");

    /// <summary>Encrypts the successor with the token it replaces.</summary>
    public static byte[] Seal(string replaced, string successor)
    {
        var text = Encoding.UTF8.GetBytes(successor);
        var sealedBytes = new byte[NonceBytes + TagBytes + text.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(KeyOf(replaced), TagBytes);
        aes.Encrypt(nonce, text, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes));
        return sealedBytes;
    }

    /// <summary>Decrypts the successor.</summary>
    /// <exception cref="CryptographicException">Wrong token, or modified bytes.</exception>
    public static string Open(string replaced, ReadOnlySpan<byte> sealedBytes)
    {
        var text = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(KeyOf(replaced), TagBytes);
        aes.Decrypt(
            sealedBytes[..NonceBytes],
            sealedBytes[(NonceBytes + TagBytes)..],
            sealedBytes.Slice(NonceBytes, TagBytes),
            text
        );
        return Encoding.UTF8.GetString(text);
    }

    private static byte[] KeyOf(string token) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(token), 32, info: Purpose);
}
