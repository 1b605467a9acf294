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

    private static MarketplaceOptions Valid(Action<MarketplaceOptions> change)
    {
        var options = new MarketplaceOptions { PublicUrl = "https://api.example.com", DataDirectory = "/data" };
        change(options);
        return options;
    }
}
