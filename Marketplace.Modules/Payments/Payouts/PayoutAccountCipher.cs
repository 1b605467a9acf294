using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Encrypts whom a payout goes to.</summary>
/// <remarks>The key is derived from the deployment's root secret. A value is bound to its payout, so that it cannot be
/// moved to another row.</remarks>
public sealed class PayoutAccountCipher(IOptions<SecretOptions> options)
{
    private const char Separator = '\n';
    private readonly Lazy<byte[]> _key = new(() => options.Value.DeriveKey("payout-accounts"));

    /// <summary>Encrypts an account.</summary>
    /// <param name="iban">Without spaces.</param>
    internal SealedAccount Seal(Guid payoutId, string holder, string iban) =>
        new(
            AuthenticatedCipher.Seal(
                _key.Value,
                Encoding.UTF8.GetBytes(iban + Separator + holder),
                payoutId.ToByteArray()
            ),
            "••••" + iban[^4..]
        );

    /// <summary>Decrypts the account of a payout.</summary>
    /// <exception cref="CryptographicException">The root secret changed, or the bytes did.</exception>
    public (string Iban, string Holder) Open(Payout payout)
    {
        var text = Encoding.UTF8.GetString(
            AuthenticatedCipher.Open(_key.Value, payout.AccountCipher, payout.Id.ToByteArray())
        );
        var parts = text.Split(Separator, 2);
        return (parts[0], parts[1]);
    }
}

/// <summary>An encrypted account.</summary>
/// <param name="Masked">The end of the IBAN, for people.</param>
internal sealed record SealedAccount(byte[] Cipher, string Masked);
