using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Foundation;

/// <summary>The deployment's root secret. Keys for cursors and encrypted fields are derived from it.</summary>
public sealed class SecretOptions : ICheckedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Marketplace:Secrets";

    /// <summary>At least 32 bytes, base64. Changing it invalidates issued cursors and makes encrypted fields
    /// unreadable.</summary>
    public string RootKey { get; set; } = "";

    /// <summary>Derives a 256-bit key for one purpose (HKDF, RFC 5869).</summary>
    public byte[] DeriveKey(string purpose) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Convert.FromBase64String(RootKey),
            32,
            info: Encoding.UTF8.GetBytes("marketplace:" + purpose)
        );

    public IEnumerable<OptionProblem> Check()
    {
        var bytes = new byte[RootKey.Length];
        if (!Convert.TryFromBase64String(RootKey, bytes, out var written) || written < 32)
        {
            yield return new(
                $"{Section}:RootKey",
                "at least 32 random bytes as base64",
                "the output of: openssl rand -base64 32"
            );
        }
    }
}
