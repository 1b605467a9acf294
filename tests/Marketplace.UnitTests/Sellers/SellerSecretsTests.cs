using System.Security.Cryptography;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers;
using Microsoft.Extensions.Options;

namespace Marketplace.UnitTests.Sellers;

/// <summary>Tax numbers and bank accounts at rest.</summary>
public sealed class SellerSecretsTests
{
    private const string Iban = "TR330006100519786457841326";
    private static readonly Guid Store = new(1, 0, 0, new byte[8]);
    private readonly SellerSecretCipher _secrets = With(1);

    [Fact]
    public void Open_SameStoreAndField_GivesTheValueAndShowsItsEnd()
    {
        var kept = _secrets.Seal(Store, SellerSecretCipher.IbanField, Iban);
        Assert.Equal(Iban, _secrets.Open(Store, SellerSecretCipher.IbanField, kept));
        Assert.Equal("••••1326", kept.Masked);
        Assert.Null(_secrets.Open(Store, SellerSecretCipher.IbanField, null));
    }

    /// <summary>By this the migration AddIdentityAndSalesContracts tells companies from persons.</summary>
    [Theory]
    [InlineData("1234567890", 38)]
    [InlineData("10000000146", 39)]
    public void Seal_TaxNumber_IsTwentyEightBytesLonger(string taxId, int length) =>
        Assert.Equal(length, _secrets.Seal(Store, SellerSecretCipher.TaxIdField, taxId).Cipher.Length);

    [Fact]
    public void Open_OtherStoreFieldOrKey_IsRefused()
    {
        var kept = _secrets.Seal(Store, SellerSecretCipher.IbanField, Iban);
        Assert.ThrowsAny<CryptographicException>(() => _secrets.Open(Guid.Empty, SellerSecretCipher.IbanField, kept));
        Assert.ThrowsAny<CryptographicException>(() => _secrets.Open(Store, SellerSecretCipher.TaxIdField, kept));
        Assert.ThrowsAny<CryptographicException>(() => With(2).Open(Store, SellerSecretCipher.IbanField, kept));
    }

    private static SellerSecretCipher With(byte key) =>
        new(
            Options.Create(new SecretOptions { RootKey = Convert.ToBase64String(Enumerable.Repeat(key, 32).ToArray()) })
        );
}
