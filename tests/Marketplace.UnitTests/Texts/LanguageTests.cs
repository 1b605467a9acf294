using Marketplace.Api.Http;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Http;

namespace Marketplace.UnitTests.Texts;

/// <summary>How a language is chosen, and what it decides.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("tr", "tr")]
    [InlineData("en", "en")]
    [InlineData("EN", null)]
    [InlineData("en-GB", null)]
    [InlineData("de", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Find_StoredCode_IsTakenExactly(string? code, string? expected)
    {
        Assert.Equal(expected, Language.Find(code)?.Code);
        Assert.Equal(expected ?? "tr", Language.FindOrDefault(code).Code);
    }

    [Theory]
    [InlineData("tr", "tr")]
    [InlineData("en", "en")]
    [InlineData("EN", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("tr-TR,tr;q=0.9,en;q=0.8", "tr")]
    [InlineData("en-US,en;q=0.9,tr;q=0.8", "en")]
    [InlineData("tr;q=0.4,en;q=0.5", "en")]
    [InlineData("tr;q=0.5,en;q=0.5", "tr")]
    [InlineData("en;q=0.5,tr;q=0.5", "en")]
    [InlineData("de-DE,de;q=0.9,en;q=0.3", "en")]
    [InlineData("en;q=0", "tr")]
    [InlineData("en;q=0,tr;q=0", "tr")]
    [InlineData("de", "tr")]
    [InlineData("english", "tr")]
    [InlineData("e", "tr")]
    [InlineData("*", "tr")]
    [InlineData("", "tr")]
    [InlineData(";;;", "tr")]
    [InlineData("en;q=nonsense", "tr")]
    public void Of_AcceptLanguage_IsTheMostWantedOfOurs(string header, string expected) =>
        Assert.Equal(expected, Of(header));

    [Fact]
    public void Of_NoAcceptLanguage_IsTheDefault() => Assert.Equal("tr", Of());

    [Fact]
    public void Of_SeveralHeaders_AreOneList() => Assert.Equal("en", Of("tr;q=0.2", "de,en;q=0.3"));

    [Fact]
    public void In_EachLanguage_IsItsOwnText()
    {
        var text = new LocalizedText("{n} ürün", "{n} products");
        var values = new Dictionary<string, object?> { ["n"] = 3 };
        Assert.Equal("{n} ürün", text.In(Language.Turkish));
        Assert.Equal("{n} products", text.In(Language.English));
        Assert.Equal("3 ürün", text.In(Language.Turkish, values));
        Assert.Equal("3 products", text.In(Language.English, values));
        Assert.All(Language.All, language => Assert.Equal("SKU", LocalizedText.Same("SKU").In(language)));
    }

    [Fact]
    public void Formats_EachLanguage_AreWrittenItsOwnWay()
    {
        var day = new DateTimeOffset(2026, 9, 1, 1, 0, 0, TimeSpan.FromHours(3));
        var istanbul = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");
        Assert.Equal("31 Ağustos 2026", Language.Turkish.LongDate(day, TimeZoneInfo.Utc));
        Assert.Equal("31 August 2026", Language.English.LongDate(day, TimeZoneInfo.Utc));
        Assert.Equal("1 Eylül 2026", Language.Turkish.LongDate(day, istanbul));
        Assert.Equal("1 September 2026", Language.English.LongDate(day, istanbul));
        Assert.Equal("1.234,50 TRY", Currencies.Show(new(123_450, "TRY"), Language.Turkish));
        Assert.Equal("1,234.50 TRY", Currencies.Show(new(123_450, "TRY"), Language.English));
    }

    [Fact]
    public void All_CodesAndNames_AreDistinct()
    {
        Assert.Same(Language.Turkish, Language.Default);
        Assert.Equal(Language.All.Count, Language.All.Select(language => language.Code).Distinct().Count());
        Assert.Equal(Language.All.Count, Language.All.Select(language => language.Name).Distinct().Count());
    }

    private static string Of(params string[] headers)
    {
        var context = new DefaultHttpContext();
        if (headers.Length > 0)
            context.Request.Headers.AcceptLanguage = headers;
        return RequestLanguage.Of(context).Code;
    }
}
