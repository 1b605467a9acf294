using Marketplace.Api.Admin.Forms;

namespace Marketplace.UnitTests.Admin;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("249,50", 24_950)]
    [InlineData("249.50", 24_950)]
    [InlineData("249.5", 24_950)]
    [InlineData("249", 24_900)]
    [InlineData(" 0,05 ", 5)]
    [InlineData("1.249,50", 124_950)]
    [InlineData("1,249.50", 124_950)]
    [InlineData("1.249", 124_900)]
    [InlineData("1.249.500", 124_950_000)]
    [InlineData("%8", 800)]
    [InlineData("8,25 %", 825)]
    public void Parse_EitherLanguage_IsTheAmountMeant(string text, long expected) =>
        Assert.Equal(expected, DecimalText.Parse(text, 2));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("1,2,3")]
    [InlineData("1.24.50")]
    [InlineData("0.125")]
    [InlineData("12.3456")]
    [InlineData("1.249.50")]
    [InlineData("1,5.5")]
    [InlineData("٣")]
    [InlineData("1e3")]
    [InlineData("9999999999999999")]
    public void Parse_WhatIsNoAmount_IsRefused(string text) => Assert.Null(DecimalText.Parse(text, 2));

    [Fact]
    public void Parse_CurrencyWithoutDecimals_TakesNone()
    {
        Assert.Equal(1_249, DecimalText.Parse("1.249", 0));
        Assert.Null(DecimalText.Parse("249,5", 0));
    }
}
