using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Encrypts the IBANs to which the money of cash orders goes back.</summary>
/// <remarks>The key is derived from the deployment's root secret. A value is bound to its return, so that it cannot be
/// moved to another row.</remarks>
public sealed class BuyerAccountCipher(IOptions<SecretOptions> options)
{
    private readonly Lazy<byte[]> _key = new(() => options.Value.DeriveKey("buyer-accounts"));

    /// <summary>Encrypts an IBAN without spaces.</summary>
    public BuyerAccount Seal(Guid returnId, string iban) =>
        new(AuthenticatedCipher.Seal(_key.Value, Encoding.UTF8.GetBytes(iban), Bound(returnId)), iban[^4..]);

    /// <summary>Decrypts an IBAN.</summary>
    /// <exception cref="CryptographicException">The root secret changed, or the bytes did.</exception>
    public string Open(Guid returnId, BuyerAccount account) =>
        Encoding.UTF8.GetString(AuthenticatedCipher.Open(_key.Value, account.Cipher, Bound(returnId)));

    private static byte[] Bound(Guid returnId) => Encoding.UTF8.GetBytes($"{returnId}:iban");
}
