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

    /// <summary>Opens stored keys; the framework makes it by its type's name.</summary>
    public sealed class Decryptor(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            services.GetRequiredService<ProtectionKeyCipher>().Open(encryptedElement);
    }
}
