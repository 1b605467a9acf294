using Marketplace.Api.Http;

namespace Marketplace.UnitTests.Http;

/// <summary>Which words are taken where people will read them.</summary>
public sealed class TextRulesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("İpek Yılmaz")]
    [InlineData("عائشة")]
    [InlineData("ذو\u200fالعين")]
    [InlineData("می\u200cخواهم")]
    [InlineData("👩\u200d🌾 Çiftlik")]
    public void IsOneLine_WordsOfAnyScript_Taken(string? text) => Assert.True(TextRules.IsOneLine(text));

    [Theory]
    [InlineData("Ali\r\n\r\nParolanızı buraya yazın")]
    [InlineData("Ali\nVeli")]
    [InlineData("Ali\u2028Veli")]
    [InlineData("Ali\tVeli")]
    [InlineData("Ali\u0007")]
    [InlineData("\u202Enürü")]
    [InlineData("a\u2066b")]
    [InlineData("\u200B")]
    [InlineData("\u200B \u200E")]
    [InlineData("\u3164")]
    [InlineData("\u2800\u2800")]
    public void IsOneLine_LineBreaksTurnsAndNothingToSee_Refused(string text) =>
        Assert.False(TextRules.IsOneLine(text));

    [Fact]
    public void IsParagraphs_LinesAndTabs_TakenButNotOtherControls()
    {
        Assert.True(TextRules.IsParagraphs("El yapımı.\r\n\r\n\tBakır, 1 kg\n"));
        Assert.False(TextRules.IsParagraphs("El yapımı.\u202E\nzis"));
        Assert.False(TextRules.IsParagraphs("\u200B\n\u200B"));
        Assert.False(TextRules.IsParagraphs("\u001b[31mkırmızı"));
    }
}
