using Marketplace.Modules.Users;

namespace Marketplace.UnitTests.Users;

/// <summary>Which passwords are too easy to guess.</summary>
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("password123")]
    [InlineData("P@ssw0rd2024!")]
    [InlineData("passwordpassword")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    public void Refusal_CommonWordAndItsDisguises_IsWeak(string password)
    {
        var refusal = PasswordRules.Refusal(password, "ayse@example.com");
        Assert.Equal("auth.password_weak", refusal?.Code);
    }

    [Theory]
    [InlineData("ayse.yilmaz-1987")]
    [InlineData("xx-AYSE.YILMAZ-xx")]
    public void Refusal_AroundTheOwnAddress_IsWeak(string password) =>
        Assert.NotNull(PasswordRules.Refusal(password, "ayse.yilmaz@example.com"));

    [Theory]
    [InlineData("correct horse battery 9")]
    [InlineData("Vapurda-Simit-Yedim-7")]
    [InlineData("kJ3#vTz!q9Lw")]
    public void Refusal_Passphrase_IsTaken(string password) =>
        Assert.Null(PasswordRules.Refusal(password, "ayse@example.com"));

    [Fact]
    public void Refusal_TwoLetterLocalPart_DoesNotForbidItsLetters() =>
        Assert.Null(PasswordRules.Refusal("correct horse battery 9", "ba@example.com"));

    [Fact]
    public void ListSize_BundledList_IsWorthItsName() =>
        Assert.True(PasswordRules.ListSize >= 10_000, $"{PasswordRules.ListSize} entries");
}
