using System.Security.Cryptography;
using Marketplace.Modules.Users;

namespace Marketplace.UnitTests.Users;

/// <summary>Only the holder of a replaced token can read its successor.</summary>
public sealed class RefreshTokenCipherTests
{
    [Fact]
    public void Open_WithTheReplacedToken_GivesTheSuccessor() =>
        Assert.Equal(
            "the next one",
            RefreshTokenCipher.Open("the old one", RefreshTokenCipher.Seal("the old one", "the next one"))
        );

    [Fact]
    public void Open_WithAnotherToken_IsRefused() =>
        Assert.ThrowsAny<CryptographicException>(() =>
            RefreshTokenCipher.Open("a guess", RefreshTokenCipher.Seal("the old one", "the next one"))
        );

    [Fact]
    public void Open_AnyChangedByte_IsRefused()
    {
        var cipher = RefreshTokenCipher.Seal("the old one", "the next one");
        for (var i = 0; i < cipher.Length; i++)
        {
            var changed = (byte[])cipher.Clone();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => RefreshTokenCipher.Open("the old one", changed));
        }
    }

    [Fact]
    public void Seal_Twice_NeverLooksTheSame() =>
        Assert.NotEqual(RefreshTokenCipher.Seal("old", "next"), RefreshTokenCipher.Seal("old", "next"));
}
