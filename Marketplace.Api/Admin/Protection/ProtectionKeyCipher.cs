using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Marketplace.Foundation;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Protection;

/// <summary>Encrypts data protection keys before they are stored (AES-256-GCM, key derived from the root key), so that
/// database
/// access alone is not enough to forge cookies.</summary>
public sealed class ProtectionKeyCipher(IOptions<SecretOptions> secrets) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedBytes = AuthenticatedCipher.Seal(Key(), plain);
        CryptographicOperations.ZeroMemory(plain);
        return new(new XElement("sealedKey", Convert.ToBase64String(sealedBytes)), typeof(Decryptor));
    }

    private XElement Open(XElement element) =>
        XElement.Parse(
            Encoding.UTF8.GetString(AuthenticatedCipher.Open(Key(), Convert.FromBase64String(element.Value)))
        );

    private byte[] Key() => secrets.Value.DeriveKey("cookie-keys");

    /// <summary>Decrypts stored keys; the framework creates it by type name.</summary>
    public sealed class Decryptor(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            services.GetRequiredService<ProtectionKeyCipher>().Open(encryptedElement);
    }
}
