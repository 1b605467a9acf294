using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Users;
using Microsoft.Extensions.Configuration;

namespace Marketplace.UnitTests.Configuration;

/// <summary>Keys under known sections that nothing reads.</summary>
public sealed class UnknownSettingsTests
{
    private static readonly CheckedSection[] Sections =
    [
        Of<MarketplaceOptions>("Marketplace"),
        Of<SecretOptions>("Marketplace:Secrets"),
        Of<OrdersOptions>("Orders"),
        Of<RateLimitOptions>("RateLimits"),
        Of<PasswordLinkOptions>("RateLimits", isComplete: false),
        Of<SigningKeyOptions>("Auth"),
        Of<NetworkOptions>("Network"),
    ];

    [Theory]
    [InlineData(
        "RateLimits:LoginPerMinut",
        "RateLimits:LoginPerMinut: is not a setting. Did you mean RateLimits:LoginPerMinute?"
    )]
    [InlineData("Marketplace:Crurency", "Marketplace:Crurency: is not a setting. Did you mean Marketplace:Currency?")]
    [InlineData(
        "Marketplace:Secrets:Rootkeys",
        "Marketplace:Secrets:Rootkeys: is not a setting. Did you mean Marketplace:Secrets:RootKey?"
    )]
    [InlineData(
        "Marketplace:Image:BlobContainerUri",
        "Marketplace:Image: is not a setting. Did you mean Marketplace:Images?"
    )]
    [InlineData(
        "Orders:Shipping:FlatFees",
        "Orders:Shipping:FlatFees: is not a setting. Did you mean Orders:Shipping:FlatFee?"
    )]
    [InlineData(
        "Auth:SigningKeys:1:Pam",
        "Auth:SigningKeys:1:Pam: is not a setting. Did you mean Auth:SigningKeys:1:Pem?"
    )]
    [InlineData("Network:Whatever", "Network:Whatever: is not a setting. Known here: TrustedProxies")]
    public void Find_MisspeltKey_NamesTheNearest(string key, string line) => Assert.Equal([line], Find(key));

    [Theory]
    [InlineData("RateLimits:LoginPerMinute")]
    [InlineData("RATELIMITS:LOGINPERMINUTE")]
    [InlineData("RateLimits:PasswordResetPerHour")]
    [InlineData("Marketplace:Secrets:RootKey")]
    [InlineData("Marketplace:SecretsDirectory")]
    [InlineData("Marketplace:Images:BlobContainerUri")]
    [InlineData("Auth:SigningKeys:0:Pem")]
    [InlineData("Auth:FirstAdmin:Email")]
    [InlineData("Network:TrustedProxies:0")]
    [InlineData("Platform:Made:By:Others")]
    [InlineData("Mail")]
    public void Find_KnownKeyOrForeignSection_IsSilent(string key) => Assert.Empty(Find(key));

    [Fact]
    public void Find_SectionThatOtherHostsReadAsWell_IsSilent() =>
        Assert.Empty(Find("RateLimits:LoginPerMinut", [Of<PasswordLinkOptions>("RateLimits", isComplete: false)]));

    private static IEnumerable<string> Find(string key, CheckedSection[]? sections = null) =>
        new UnknownSettings(
            new ConfigurationBuilder().AddInMemoryCollection([new(key, "1")]).Build(),
            sections ?? Sections,
            [new("Marketplace:SecretsDirectory"), new("Auth:FirstAdmin")]
        ).Find();

    private static CheckedSection Of<T>(string path, bool isComplete = true) =>
        new(path, typeof(T), isComplete, _ => { });
}
