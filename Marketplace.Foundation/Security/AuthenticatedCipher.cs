using System.Security.Cryptography;

namespace Marketplace.Foundation;

/// <summary>Authenticated encryption of small values with AES-256-GCM.</summary>
/// <remarks>Layout: nonce (12 bytes) ‖ tag (16 bytes) ‖ ciphertext. Keys are 32 bytes.</remarks>
public static class AuthenticatedCipher
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Encrypts a value under a fresh random nonce.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="plain">The value.</param>
    /// <param name="associatedData">Data the value is bound to; decryption needs the same. Empty for none.</param>
    public static byte[] Seal(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> plain,
        ReadOnlySpan<byte> associatedData = default
    )
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            nonce,
            plain,
            sealedBytes.AsSpan(NonceBytes + TagBytes),
            sealedBytes.AsSpan(NonceBytes, TagBytes),
            associatedData
        );
        return sealedBytes;
    }

    /// <summary>Decrypts a value that <see cref="Seal"/> encrypted.</summary>
    /// <exception cref="CryptographicException">The key, the bytes or the associated data differ.</exception>
    public static byte[] Open(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> sealedBytes,
        ReadOnlySpan<byte> associatedData = default
    )
    {
        if (sealedBytes.Length < NonceBytes + TagBytes)
            throw new CryptographicException("The sealed value is too short to hold a nonce and a tag.");
        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            sealedBytes[..NonceBytes],
            sealedBytes[(NonceBytes + TagBytes)..],
            sealedBytes.Slice(NonceBytes, TagBytes),
            plain,
            associatedData
        );
        return plain;
    }
}
