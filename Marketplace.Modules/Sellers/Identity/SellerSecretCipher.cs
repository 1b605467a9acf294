using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Sellers;

/// <summary>Encrypts the tax numbers and IBANs of stores.</summary>
/// <remarks>The key is derived from the deployment's root secret. A value is bound to its store and field, so that it
/// cannot be moved to another row.</remarks>
public sealed class SellerSecretCipher(IOptions<SecretOptions> options)
{
    public const string TaxIdField = "tax_id";
    public const string IbanField = "iban";
    private readonly Lazy<byte[]> _key = new(() => options.Value.DeriveKey("seller-fields"));

    /// <summary>Encrypts a value.</summary>
    public ProtectedText Seal(Guid sellerId, string field, string value) =>
        new(AuthenticatedCipher.Seal(_key.Value, Encoding.UTF8.GetBytes(value), Bound(sellerId, field)), value[^4..]);

    /// <summary>Decrypts a value; null gives null.</summary>
    /// <exception cref="CryptographicException">The root secret changed, or the bytes did.</exception>
    public string? Open(Guid sellerId, string field, ProtectedText? value) =>
        value is null
            ? null
            : Encoding.UTF8.GetString(AuthenticatedCipher.Open(_key.Value, value.Cipher, Bound(sellerId, field)));

    private static byte[] Bound(Guid sellerId, string field) => Encoding.UTF8.GetBytes($"{sellerId}:{field}");
}
