using Marketplace.Modules;

namespace Marketplace.UnitTests.Configuration;

/// <summary>What an operator reads about the settings of the whole marketplace.</summary>
public sealed class MarketplaceOptionsTests
{
    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("Turkey Standard Time")]
    [InlineData("")]
    public void TimeZone_NoIanaName_IsNamedWithRuleAndExample(string zone) =>
        Assert.Equal(
            ["Marketplace:TimeZone: must be an IANA time zone. Example: Europe/Istanbul"],
            Valid(options => options.TimeZone = zone).Check().Select(problem => problem.ToString())
        );

    [Theory]
    [InlineData("Europe/Istanbul")]
    [InlineData("America/New_York")]
    [InlineData("UTC")]
    public void TimeZone_IanaName_IsTaken(string zone) =>
        Assert.Empty(Valid(options => options.TimeZone = zone).Check());

    [Fact]
    public void TimeZone_LeftOut_IsIstanbul() => Assert.Equal("Europe/Istanbul", new MarketplaceOptions().Zone.Id);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Pazar\r\nBcc: all@example.com")]
    public void Name_NotOneLine_IsNamedWithRuleAndExample(string name) =>
        Assert.Equal(
            ["Marketplace:Name: must be one line of 1 to 60 characters. Example: Pazar"],
            Valid(options => options.Name = name).Check().Select(problem => problem.ToString())
        );

    [Fact]
    public void PostalAddress_SeveralLines_IsRefused() =>
        Assert.StartsWith(
            "Marketplace:PostalAddress: must be one line",
            Assert.Single(Valid(options => options.PostalAddress = "Moda Cad. 1\nİstanbul").Check()).ToString(),
            StringComparison.Ordinal
        );

    private static MarketplaceOptions Valid(Action<MarketplaceOptions> change)
    {
        var options = new MarketplaceOptions { PublicUrl = "https://api.example.com", DataDirectory = "/data" };
        change(options);
        return options;
    }
}
