using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;
using Marketplace.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Payouts and the IBANs they were reserved for: replaced before they are sent, and refused by the
/// bank.</summary>
[Setting("PayoutAccounts:IbanDelayHours", "0")]
public sealed class ReplacedIbanTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string German = "DE89370400440532013000";

    [Fact]
    public async Task Run_IbanReplacedWhileThePayoutWaits_IsCalledOffAndPaidToTheNewOne()
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        using var owner = await app.SellerAsync();
        await app.EarnAsync(owner.SellerId, 2, 5_000);
        await app.RunPayoutsAsync(maker);
        var first = await owner.LastPayoutAsync();
        await ChangeAsync(owner, German);
        // Others of the fixture may wait; this one is not sent.
        await maker.ActAsync("payout-batches");
        Assert.Equal("pending", (await owner.LastPayoutAsync()).GetProperty("status").GetString());

        await app.RunPayoutsAsync(maker);
        Assert.Equal(
            ("cancelled", ReplacedPayoutService.Reason),
            await StateOfAsync(owner, first.GetProperty("id").GetGuid())
        );
        Assert.Equal(10_000, (await owner.FinanceAsync("balance")).Amount("payable"));
        await app.VerifyIbanAsync(maker, owner.SellerId);
        await app.RunPayoutsAsync(maker);

        var second = await owner.LastPayoutAsync();
        Assert.Equal((10_000L, "••••3000"), (second.Amount("amount"), second.GetProperty("account").GetString()));
        await app.PayAllAsync(maker, confirmer);
        Assert.Equal("paid", (await owner.LastPayoutAsync()).GetProperty("status").GetString());
        await app.AssertInvariantsAsync();
    }

    /// <summary>Either the bank's file has the payout to the old IBAN, or the run reserves one to the new: never
    /// both.</summary>
    [Fact]
    public async Task Run_WhileABatchIsMade_TheMoneyLeavesOnce()
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        for (var round = 0; round < 6; round++)
        {
            using var owner = await app.SellerAsync();
            await app.EarnAsync(owner.SellerId, 1, 5_000);
            await app.RunPayoutsAsync(maker);
            await ChangeAsync(owner, German);
            await app.VerifyIbanAsync(maker, owner.SellerId);
            // As if the batch had looked at the account before it was changed.
            await Races.AtOnceAsync(() => SendAsync(owner.SellerId), () => SettleAsync(owner.SellerId));
            await SettleAsync(owner.SellerId);

            Assert.Equal(
                5_000,
                await app.ScalarAsync<long>(
                    $"""
                    SELECT SUM(amount_minor)::bigint FROM payments.payouts
                    WHERE seller_id = '{owner.SellerId}' AND status <> 'Cancelled'
                    """
                )
            );
            Assert.Equal(0, await app.PayableOfAsync(owner.SellerId));
        }

        await app.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("returned")]
    public async Task Payout_TheBankRefuses_IsNotPaidToThatIbanBeforeItIsVerifiedAnew(string outcome)
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        using var owner = await app.SellerAsync();
        await app.EarnAsync(owner.SellerId, 1, 7_500);
        await app.RunPayoutsAsync(maker);
        var payout = (await owner.LastPayoutAsync()).GetProperty("id").GetGuid();
        var batch = await maker.MakeBatchAsync();
        var result = new { content = $"payout_id,status,reference\n{payout},{outcome},AC04 closed" };
        (await confirmer.ActAsync($"payout-batches/{batch}/result", result)).Expect(HttpStatusCode.OK);

        var account = await owner.FinanceAsync("payout-account");
        Assert.Equal("unverified", account.GetProperty("status").GetString());
        Assert.Equal("AC04 closed", account.GetProperty("refusal").GetProperty("reason").GetString());
        await app.RunPayoutsAsync(maker);
        Assert.Equal(outcome, (await owner.LastPayoutAsync()).GetProperty("status").GetString());
        Assert.Equal(7_500, (await owner.FinanceAsync("balance")).Amount("payable"));
        await app.DrainAsync();
        Assert.Equal(1, await app.NotificationsOfAsync(owner, "payout.back"));

        await app.VerifyIbanAsync(maker, owner.SellerId);
        account = await owner.FinanceAsync("payout-account");
        Assert.Equal(JsonValueKind.Null, account.GetProperty("refusal").ValueKind);
        await app.RunPayoutsAsync(maker);
        Assert.Equal("pending", (await owner.LastPayoutAsync()).GetProperty("status").GetString());
        await app.PayAllAsync(maker, confirmer);
        await app.AssertInvariantsAsync();
    }

    /// <summary>Whoever records an outcome waits for the store's settlement, as two runs wait for each other.</summary>
    [Fact]
    public async Task Cancel_WhileTheStoreIsSettled_Waits()
    {
        using var admin = await app.AdminAsync();
        using var owner = await app.SellerAsync();
        await app.EarnAsync(owner.SellerId, 1, 2_000);
        await app.RunPayoutsAsync(admin);
        var payout = (await owner.LastPayoutAsync()).GetProperty("id").GetGuid();
        Task<HttpResponseMessage> cancelled;
        await using (
            await app.HoldAsync(
                $"SELECT pg_advisory_xact_lock(hashtextextended('payments.seller-payouts:{owner.SellerId}', 0))"
            )
        )
        {
            cancelled = admin.ActAsync($"payouts/{payout}/cancel");
            await app.UntilSomebodyWaitsForALockAsync();
            Assert.Equal("pending", (await owner.LastPayoutAsync()).GetProperty("status").GetString());
        }

        (await cancelled).Expect(HttpStatusCode.OK);
    }

    private static async Task ChangeAsync(SignIn owner, string iban)
    {
        var path = $"/api/v1/seller/{owner.SellerId}/payout-account";
        var tag = (await owner.Client.GetAsync(path)).Headers.ETag!.Tag;
        (
            await owner.Client.SendJsonAsync(
                HttpMethod.Put,
                path,
                new { iban, password = SignIn.Password },
                ("If-Match", tag)
            )
        ).Expect(HttpStatusCode.OK);
    }

    private static async Task<(string? Status, string? Reason)> StateOfAsync(SignIn owner, Guid payout)
    {
        var found = await owner.FinanceAsync($"payouts/{payout}");
        return (found.GetProperty("status").GetString(), found.GetProperty("failureCode").GetString());
    }

    private async Task<bool> SettleAsync(Guid seller)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<SellerPayoutService>()
            .SettleAsync(await app.NewRunAsync(), seller, default);
        return true;
    }

    /// <summary>Sends the store's payout as a batch does once it has admitted it.</summary>
    private async Task<bool> SendAsync(Guid seller)
    {
        await app.ExecuteAsync(
            $"""
            UPDATE payments.payouts SET status = 'Sent', sent_at = now(), version = version + 1
            WHERE id IN (SELECT id FROM payments.payouts
                WHERE seller_id = '{seller}' AND status = 'Pending' FOR UPDATE SKIP LOCKED)
            """
        );
        return true;
    }
}
