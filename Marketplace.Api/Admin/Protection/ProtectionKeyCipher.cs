using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Marketplace.Foundation;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Protection;

/// <summary>Encrypts the keys of cookies before they are stored (AES-256-GCM under the deployment's root key), so that
/// the database alone forges none.</summary>
public sealed class ProtectionKeyCipher(IOptions<SecretOptions> secrets) : IXmlEncryptor
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = Cipher();
        cipher.Encrypt(
            nonce,
            plain,
            sealedBytes.AsSpan(NonceBytes + TagBytes),
            sealedBytes.AsSpan(NonceBytes, TagBytes)
        );
        CryptographicOperations.ZeroMemory(plain);
        return new(new XElement("sealedKey", Convert.ToBase64String(sealedBytes)), typeof(Decryptor));
    }

    private XElement Open(XElement element)
    {
        var sealedBytes = Convert.FromBase64String(element.Value).AsSpan();
        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var cipher = Cipher();
        cipher.Decrypt(
            sealedBytes[..NonceBytes],
            sealedBytes[(NonceBytes + TagBytes)..],
            sealedBytes.Slice(NonceBytes, TagBytes),
            plain
        );
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    private AesGcm Cipher() => new(secrets.Value.DeriveKey("cookie-keys"), TagBytes);

    /// <summary>Opens stored keys; the framework makes it by its type's name.</summary>
    public sealed class Decryptor(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            services.GetRequiredService<ProtectionKeyCipher>().Open(encryptedElement);
    }
}
