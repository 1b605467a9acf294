using Marketplace.Modules;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.UnitTests.Payments;

/// <summary>Currencies that cards cannot be charged in to the last digit.</summary>
public sealed class CardCurrencyTests
{
    [Fact]
    public void ThreeDecimalsWithCards_IsNamedWithRuleAndExample() =>
        Assert.Equal(
            "Marketplace:Currency: must be a currency with at most two decimals while Payments:Stripe is configured, "
                + "because Stripe charges KWD only in tens (or leave Payments:Stripe out, for no card payments). "
                + "Example: TRY",
            Assert.Single(Check("KWD", "sk_test_12345678").Failures!)
        );

    [Theory]
    [InlineData("KWD", "")]
    [InlineData("TRY", "sk_test_12345678")]
    [InlineData("JPY", "sk_test_12345678")]
    [InlineData("unknown, reported elsewhere", "sk_test_12345678")]
    public void NoCardsOrFewerDecimals_IsTaken(string currency, string apiKey) =>
        Assert.True(Check(currency, apiKey).Succeeded);

    private static ValidateOptionsResult Check(string currency, string apiKey) =>
        new CardCurrencyValidator(Options.Create(new MarketplaceOptions { Currency = currency })).Validate(
            null,
            new StripeOptions { ApiKey = apiKey }
        );
}
