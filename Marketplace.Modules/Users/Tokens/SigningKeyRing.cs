using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Modules.Users;

/// <summary>Access token keys: one signs, one or two are accepted and published.</summary>
/// <remarks>Loaded once, on first use. A key's id is its RFC 7638 thumbprint, so it is the same on every
/// machine.</remarks>
public sealed class SigningKeyRing(IOptions<SigningKeyOptions> options)
{
    private readonly Lazy<ECDsaSecurityKey[]> _keys = new(() => options.Value.SigningKeys.Select(Load).ToArray());

    /// <summary>The key that signs.</summary>
    public SigningCredentials Signing => new(_keys.Value[0], SecurityAlgorithms.EcdsaSha256);

    /// <summary>The keys accepted for verification.</summary>
    public IReadOnlyList<SecurityKey> Accepted => _keys.Value;

    /// <summary>The public keys as a JSON Web Key Set (RFC 7517).</summary>
    public IReadOnlyList<PublicKey> PublicKeys =>
        _keys
            .Value.Select(key =>
            {
                var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
                return new PublicKey(
                    "EC",
                    "P-256",
                    Base64UrlEncoder.Encode(point.X),
                    Base64UrlEncoder.Encode(point.Y),
                    key.KeyId,
                    "sig",
                    SecurityAlgorithms.EcdsaSha256
                );
            })
            .ToList();

    private static ECDsaSecurityKey Load(SigningKeyFile file)
    {
        var key = new ECDsaSecurityKey(file.Read());
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }
}

/// <summary>A public key as a JSON Web Key.</summary>
public sealed record PublicKey(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg);
