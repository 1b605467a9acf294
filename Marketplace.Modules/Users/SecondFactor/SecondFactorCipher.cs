using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>Encrypts the secrets of second factors.</summary>
/// <remarks>The key is derived from the deployment's root secret. A value is bound to its account, so that it cannot be
/// moved to another row.</remarks>
public sealed class SecondFactorCipher(IOptions<SecretOptions> options)
{
    private readonly Lazy<byte[]> _key = new(() => options.Value.DeriveKey("second-factors"));

    /// <summary>Encrypts a secret.</summary>
    public byte[] Seal(Guid userId, byte[] secret) => AuthenticatedCipher.Seal(_key.Value, secret, Bound(userId));

    /// <summary>Decrypts a secret.</summary>
    /// <exception cref="CryptographicException">The root secret changed, or the bytes did.</exception>
    public byte[] Open(Guid userId, byte[] cipher) => AuthenticatedCipher.Open(_key.Value, cipher, Bound(userId));

    private static byte[] Bound(Guid userId) => Encoding.UTF8.GetBytes($"{userId}:second-factor");
}
