using System.Text;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;
using Stripe;

namespace Marketplace.UnitTests.Payments;

/// <summary>Stripe Connect: when it is there, which accounts it pays to, and what its webhook secret is good
/// for.</summary>
public sealed class StripePayoutGatewayTests
{
    private const string Secret = "whsec_of_the_accounts_01";
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("https://shop.example/{SELLER_ID}", true)]
    [InlineData("", false)]
    public void Registry_HasTheWay_OnlyWhileConnectIsConfigured(string returnUrl, bool has)
    {
        var options = OptionsOf(returnUrl);
        using var connection = new StripeApiClient(options);
        var gateways = new PayoutGatewayRegistry([new StripePayoutGateway(connection, options, TimeProvider.System)]);
        Assert.Equal(has, gateways.Has(PayoutProvider.StripeConnect));
        Assert.False(gateways.Has(PayoutProvider.BankFile));
    }

    [Theory]
    [InlineData(true, "active", true)]
    [InlineData(true, "pending", false)]
    [InlineData(true, null, false)]
    [InlineData(false, "active", false)]
    public void Account_CanBePaid_OnceItTakesTransfersAndPaysOut(bool paysOut, string? transfers, bool canBePaid)
    {
        var account = new Account
        {
            Id = "acct_1",
            PayoutsEnabled = paysOut,
            Capabilities = transfers is null ? null : new() { Transfers = transfers },
        };
        Assert.Equal(canBePaid, StripeTransfers.Account(account, Now).CanBePaid);
    }

    [Fact]
    public void Webhook_OfAnAccount_KeepsWhetherItTakesTransfers()
    {
        var read = Deliver(
            """
            {"id":"evt_1","object":"event","type":"account.updated","created":1790000000,
            "api_version":"2026-01-01","data":{"object":{"id":"acct_1","object":"account",
            "payouts_enabled":true,"capabilities":{"transfers":"active"}}}}
            """
        );
        Assert.Equal(("evt_1", "account.updated"), (read.Id, read.Type));
        Assert.True(read.Account!.CanBePaid);
    }

    [Fact]
    public void Webhook_OfAPaymentWithTheSecretOfAccounts_SaysNothing()
    {
        var read = Deliver(
            """
            {"id":"evt_2","object":"event","type":"payment_intent.succeeded","created":1790000000,
            "api_version":"2026-01-01","data":{"object":{"id":"pi_1","object":"payment_intent",
            "amount":100,"amount_received":100,"currency":"try"}}}
            """
        );
        Assert.Equal(("untrusted-evt_2", "untrusted-payment_intent.succeeded"), (read.Id, read.Type));
        Assert.True(read.IsReadable);
        Assert.Null(read.Payment);
    }

    private static ProviderEvent Deliver(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var options = OptionsOf("https://shop.example/{SELLER_ID}");
        using var connection = new StripeApiClient(options);
        var now = TimeProvider.System.GetUtcNow();
        var read = new StripePayoutGateway(connection, options, TimeProvider.System).VerifyWebhook(
            body,
            WebhookSignature.Sign(body, Secret, now)
        );
        Assert.NotNull(read);
        return read;
    }

    private static IOptions<StripeOptions> OptionsOf(string returnUrl) =>
        Options.Create(
            new StripeOptions
            {
                ApiKey = "sk_test_of_the_tests",
                Connect = new() { ReturnUrl = returnUrl, WebhookSecrets = [Secret] },
            }
        );
}
