using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Sellers;

/// <summary>Encrypts the tax numbers and IBANs of stores.</summary>
/// <remarks>AES-256-GCM with a key derived from the deployment's root secret; bound to store and field, so that a value
/// cannot be moved to another row. Layout: nonce 12 ‖ tag 16 ‖ ciphertext.</remarks>
public sealed class SellerSecretCipher(IOptions<SecretOptions> options)
{
    public const string TaxIdField = "tax_id";
    public const string IbanField = "iban";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly Lazy<byte[]> _key = new(() => options.Value.DeriveKey("seller-fields"));

    /// <summary>Encrypts a value.</summary>
    public ProtectedText Seal(Guid sellerId, string field, string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        var cipher = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(cipher.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key.Value, TagBytes);
        aes.Encrypt(
            cipher.AsSpan(0, NonceBytes),
            text,
            cipher.AsSpan(NonceBytes + TagBytes),
            cipher.AsSpan(NonceBytes, TagBytes),
            Bound(sellerId, field)
        );
        return new(cipher, value[^4..]);
    }

    /// <summary>Decrypts a value; null returns null.</summary>
    /// <exception cref="CryptographicException">The root secret or the bytes have changed.</exception>
    public string? Open(Guid sellerId, string field, ProtectedText? value)
    {
        if (value is null)
            return null;
        var cipher = value.Cipher.AsSpan();
        var text = new byte[cipher.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key.Value, TagBytes);
        aes.Decrypt(
            cipher[..NonceBytes],
            cipher[(NonceBytes + TagBytes)..],
            cipher.Slice(NonceBytes, TagBytes),
            text,
            Bound(sellerId, field)
        );
        return Encoding.UTF8.GetString(text);
    }

    private static byte[] Bound(Guid sellerId, string field) => Encoding.UTF8.GetBytes($"{sellerId}:{field}");
}
