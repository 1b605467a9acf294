using System.Globalization;
using Marketplace.Modules.Users;

namespace Marketplace.UnitTests.Users;

/// <summary>How e-mail addresses are read and compared.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("a@b.co")]
    [InlineData("  ayse+test@mail.example.com ")]
    public void IsValid_BareAddress_IsTrue(string text) => Assert.True(EmailAddress.IsValid(text));

    [Theory]
    [InlineData("")]
    [InlineData("ayse")]
    [InlineData("ayse@localhost")]
    [InlineData("ayse@example.com.")]
    [InlineData("Ayşe <ayse@example.com>")]
    [InlineData("ayse@example.com\r\nBcc: all@example.com")]
    [InlineData("x@[127.0.0.1]")]
    [InlineData("x@127.0.0.1")]
    [InlineData("x@-example.com")]
    [InlineData("x@example-.com")]
    [InlineData("x@exa_mple.com")]
    [InlineData("x@a123456789012345678901234567890123456789012345678901234567890123.com")]
    [InlineData("a1234567890123456789012345678901234567890123456789012345678901234@example.com")]
    [InlineData("two words@example.com")]
    public void IsValid_AnythingElse_IsFalse(string text) => Assert.False(EmailAddress.IsValid(text));

    [Fact]
    public void Normalise_UnderTurkishCulture_KeepsTheDottedI()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal("info@example.com", EmailAddress.Normalise(" INFO@Example.com "));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
