using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.IntegrationTests.Payouts;
using Marketplace.Modules.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.ProviderPayouts;

/// <summary>Stores that the provider pays.</summary>
public static class ProviderPayoutKit
{
    public const string SendJob = "payments.send-payouts";
    public const string PollJob = "payments.poll-payouts";

    /// <summary>The owner asks for the page to open an account at the provider.</summary>
    public static Task<HttpResponseMessage> BeginOnboardingAsync(
        this SignIn owner,
        Guid? sellerId = null,
        string? key = null
    ) =>
        owner.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{sellerId ?? owner.SellerId}/payout-account/onboarding",
            null,
            ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString())
        );

    /// <summary>The store's account at the provider, which it begins to open.</summary>
    public static async Task<string> OpenAccountAsync(this SignIn owner)
    {
        (await owner.BeginOnboardingAsync()).Expect(HttpStatusCode.Created);
        var account = await owner.FinanceAsync("payout-account");
        return account.GetProperty("providerAccount").GetProperty("accountId").GetString()!;
    }

    /// <summary>A store with an account that the provider has verified; <c>PayoutAccounts:IbanDelayHours</c> is 0 in
    /// its host.</summary>
    public static async Task<(SignIn Owner, string AccountId)> ConnectedSellerAsync(
        this ShopApp app,
        string course = "success",
        string? news = null
    )
    {
        var owner = await app.SellerAsync();
        var accountId = await owner.OpenAccountAsync();
        await app.Provider.ChangeAccountAsync(accountId, course);
        await app.WaysAsync(owner, "stripe_connect");
        if (news is not null)
            await app.Provider.ChangeAccountAsync(accountId, course, news);
        return (owner, accountId);
    }

    /// <summary>Waits until new payouts of a store go a way.</summary>
    public static Task WaysAsync(this ShopApp app, SignIn owner, string way) =>
        MarketplaceApp.EventuallyAsync(
            $"{app.Provider.Url} has said that the store is paid by {way}",
            async () => (await owner.FinanceAsync("payout-account")).GetProperty("provider").GetString() == way
        );

    /// <summary>The store earns, and a run reserves what it earned; gives the payout.</summary>
    public static async Task<Guid> ReserveAsync(this ShopApp app, SignIn owner, long amountMinor = 10_000)
    {
        using var admin = await app.AdminAsync();
        await app.EarnAsync(owner.SellerId, 1, amountMinor);
        await app.RunPayoutsAsync(admin);
        return await app.ScalarAsync<Guid>(
            $"SELECT id FROM payments.payouts WHERE seller_id = '{owner.SellerId}' ORDER BY id DESC LIMIT 1"
        );
    }

    /// <summary>Asks for one payout now, whatever was to be waited for.</summary>
    public static async Task<bool> SendAsync(this ShopApp app, Guid payoutId)
    {
        await app.ExecuteAsync(
            $"UPDATE payments.payouts SET next_attempt_at = now() - INTERVAL '10 days' WHERE id = '{payoutId}'"
        );
        return await app.InScopeAsync<ProviderPayoutSendingService, bool>(s => s.SendAsync(payoutId, default));
    }

    /// <summary>A payout as it is kept.</summary>
    public static Task<Payout> PayoutAsync(this ShopApp app, Guid payoutId) =>
        app.QueryAsync(db => db.Set<Payout>().AsNoTracking().SingleAsync(p => p.Id == payoutId));

    /// <summary>Waits until a payout has a status.</summary>
    public static Task ReachesAsync(this ShopApp app, Guid payoutId, PayoutStatus status) =>
        MarketplaceApp.EventuallyAsync(
            $"payout {payoutId} is {status}",
            async () => (await app.PayoutAsync(payoutId)).Status == status
        );

    /// <summary>What an account of the ledger got by entries about something, credit less debit.</summary>
    public static Task<long> BookedAsync(this ShopApp app, Guid refId, string account) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0)::bigint
            FROM ledger.entries AS e JOIN ledger.postings AS p ON p.entry_id = e.id
            WHERE e.ref_id = '{refId}' AND p.account_code = '{account}'
            """
        );
}
