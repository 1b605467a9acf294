using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.IntegrationTests.Payouts;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using static Marketplace.IntegrationTests.ProviderPayouts.ProviderPayoutKit;

namespace Marketplace.IntegrationTests.ProviderPayouts;

/// <summary>Opening an account at the provider: by whom, from when on it is paid to, and how we hear of it.</summary>
public sealed class ProviderOnboardingTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Onboarding_ByTheOwner_IsPaidToOnceVerifiedAndTheDelayIsOver()
    {
        using var owner = await app.SellerAsync();
        var mails = await app.MailCountAsync(owner.Email);
        var key = Guid.CreateVersion7().ToString();
        var begun = await (await owner.BeginOnboardingAsync(key: key)).JsonAsync(HttpStatusCode.Created);
        var again = await (await owner.BeginOnboardingAsync(key: key)).JsonAsync(HttpStatusCode.Created);
        var url = begun.GetProperty("url").GetString()!;
        Assert.StartsWith(app.Provider.Url, url, StringComparison.Ordinal);
        Assert.Equal(url, again.GetProperty("url").GetString());
        Assert.Null(await PaidByAsync(owner, TimeSpan.FromDays(30)));

        await FinishAsync(url);
        var account = Assert.Single(await app.Provider.AccountsAsync(owner.SellerId)).GetProperty("id").GetString();
        await MarketplaceApp.EventuallyAsync(
            "the webhook has said that the account is verified",
            async () => await PaidByAsync(owner, TimeSpan.FromDays(30)) == account
        );

        Assert.Null(await PaidByAsync(owner, TimeSpan.FromHours(47)));
        Assert.Equal(account, await PaidByAsync(owner, TimeSpan.FromHours(48)));
        Assert.Equal("bank_file", (await owner.FinanceAsync("payout-account")).GetProperty("provider").GetString());
        Assert.Equal(mails + 1, await app.MailCountAsync(owner.Email));
        Assert.Equal(1, await app.AuditCountAsync("seller.open-provider-account", owner.SellerId));
        Assert.Equal(1, await app.AuditCountAsync("seller.provider-account-verified", owner.SellerId));
    }

    [Fact]
    public async Task Onboarding_BySomebodyElse_DoesNotExist()
    {
        using SignIn owner = await app.SellerAsync(),
            other = await app.SellerAsync(),
            buyer = await app.BuyerAsync(),
            manager = await app.MemberAsync(owner, SellerRole.Manager);
        await (await other.BeginOnboardingAsync(owner.SellerId)).ProblemAsync(404, "resource.not_found");
        await (await buyer.BeginOnboardingAsync(owner.SellerId)).ProblemAsync(404, "resource.not_found");
        await (await manager.BeginOnboardingAsync()).ProblemAsync(403, "auth.scope_missing");
        Assert.Empty(await app.Provider.AccountsAsync(owner.SellerId));
    }

    [Fact]
    public async Task Onboarding_TenTimesAtOnce_OpensOneAccount()
    {
        using var owner = await app.SellerAsync();
        var answers = await Races.AtOnceAsync(10, _ => owner.BeginOnboardingAsync());

        var pages = new HashSet<string>();
        foreach (var answer in answers)
            pages.Add((await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("url").GetString()!);
        Assert.Equal(10, pages.Count);
        Assert.Single(await app.Provider.AccountsAsync(owner.SellerId));
        Assert.Equal(1, await app.AuditCountAsync("seller.open-provider-account", owner.SellerId));
    }

    [Fact]
    public async Task Onboarding_ProviderDown_IsRefusedAndCanBeRepeatedWithTheSameKey()
    {
        using var owner = await app.SellerAsync();
        var key = Guid.CreateVersion7().ToString();
        app.Provider.Interfere = SimulatedProvider.LoseAnswerAsync;
        try
        {
            await (await owner.BeginOnboardingAsync(key: key)).ProblemAsync(502, "payment.provider_error");
        }
        finally
        {
            app.Provider.Interfere = null;
        }

        (await owner.BeginOnboardingAsync(key: key)).Expect(HttpStatusCode.Created);
        Assert.Single(await app.Provider.AccountsAsync(owner.SellerId));
    }

    [Fact]
    public async Task Account_WhoseWebhooksAreLost_IsFoundByThePoll()
    {
        using var owner = await app.SellerAsync();
        var account = await owner.OpenAccountAsync();
        await app.Provider.ChangeAccountAsync(account, news: "lost");
        await app.RunJobAsync(PollJob);
        Assert.Equal(account, await PaidByAsync(owner, TimeSpan.FromDays(3)));

        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.Provider.ChangeAccountAsync(account, canBePaid: false);
        await app.RunJobAsync(PollJob);
        Assert.Null(await PaidByAsync(owner, TimeSpan.FromDays(3)));
        Assert.Equal(1, await app.AuditCountAsync("seller.provider-account-restricted", owner.SellerId));
    }

    /// <summary>As a person does it on the provider's page.</summary>
    private static async Task FinishAsync(string url)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Assert.Contains("name=\"course\"", await browser.GetStringAsync(url), StringComparison.Ordinal);
        var form = new Dictionary<string, string> { ["action"] = "finish", ["course"] = "success" };
        var finished = await browser.PostAsync(url, new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.SeeOther, finished.StatusCode);
        Assert.StartsWith("https://shop.example/payouts?seller=", finished.Headers.Location!.ToString());
        var used = await browser.GetAsync(url);
        Assert.StartsWith("https://shop.example/onboarding?seller=", used.Headers.Location!.ToString());
    }

    /// <summary>The account at the provider that a payout run would pay to.</summary>
    private async Task<string?> PaidByAsync(SignIn owner, TimeSpan later) =>
        (
            await app.InScopeAsync<IPayoutAccounts, PayoutTarget?>(accounts =>
                accounts.FindAsync(owner.SellerId, app.Clock.GetUtcNow() + later, CancellationToken.None)
            )
        )!
            .ByProvider
            ?.AccountId;
}

/// <summary>A marketplace without a provider.</summary>
public sealed class NoProviderOnboardingTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Onboarding_NoProviderConfigured_IsRefused()
    {
        using var owner = await app.SellerAsync();
        await (await owner.BeginOnboardingAsync()).ProblemAsync(409, "payout.provider_unavailable");
        await app.RunJobAsync(SendJob);
        await app.RunJobAsync("payments.read-provider-balance");
    }
}
