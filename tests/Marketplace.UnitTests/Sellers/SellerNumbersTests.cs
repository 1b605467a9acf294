using CsCheck;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers;

namespace Marketplace.UnitTests.Sellers;

/// <summary>Check digits of tax numbers and bank accounts.</summary>
public sealed class SellerNumbersTests
{
    private const string TurkishIban = "TR330006100519786457841326";

    [Theory]
    [InlineData("1234567890")]
    [InlineData("10000000146")]
    public void TaxId_RightCheckDigits_IsValid(string number) => Assert.True(TaxId.IsValid(number));

    [Theory]
    [InlineData("")]
    [InlineData("123456789")]
    [InlineData("1234567891")]
    [InlineData("10000000147")]
    [InlineData("00000000000")]
    [InlineData("١٢٣٤٥٦٧٨٩٠")]
    [InlineData("1234567890 ")]
    public void TaxId_AnythingElse_IsInvalid(string number) => Assert.False(TaxId.IsValid(number));

    [Fact]
    public void TaxId_AnyNineDigits_HaveExactlyOneCheckDigit() =>
        Gen.Int[0, 999_999_999]
            .Sample(head => Enumerable.Range(0, 10).Count(check => TaxId.IsValid($"{head:D9}{check}")) == 1);

    [Theory]
    [InlineData(TurkishIban)]
    [InlineData("tr33 0006 1005 1978 6457 8413 26")]
    [InlineData("DE89370400440532013000")]
    [InlineData("GB82WEST12345698765432")]
    public void Iban_RightCheckDigits_IsValid(string iban) => Assert.True(Iban.IsValid(iban));

    [Theory]
    [InlineData("")]
    [InlineData("TR00")]
    [InlineData("TR3300061005197864578413260")]
    [InlineData("330006100519786457841326TR")]
    public void Iban_WrongForm_IsInvalid(string iban) => Assert.False(Iban.IsValid(iban));

    [Fact]
    public void Iban_AnyOneDigitChanged_IsInvalid()
    {
        for (var at = 2; at < TurkishIban.Length; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (TurkishIban[at] != digit)
                    Assert.False(Iban.IsValid(TurkishIban[..at] + digit + TurkishIban[(at + 1)..]));
            }
        }
    }
}
