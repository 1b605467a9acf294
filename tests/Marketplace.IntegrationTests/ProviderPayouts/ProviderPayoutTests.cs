using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.IntegrationTests.Payouts;
using Marketplace.Modules.Payments;
using static Marketplace.IntegrationTests.ProviderPayouts.ProviderPayoutKit;

namespace Marketplace.IntegrationTests.ProviderPayouts;

/// <summary>Payouts through the provider: paid, late, refused, unanswered, and back.</summary>
[Setting("PayoutAccounts:IbanDelayHours", "0")]
public sealed class ProviderPayoutTests(ShopApp app) : IClassFixture<ShopApp>
{
    /// <summary>The IBAN is the way in reserve, and the mail says so.</summary>
    [Fact]
    public async Task Iban_ChangedWhilePayoutsGoToTheProvider_IsCalledTheWayInReserve()
    {
        var (owner, _) = await app.ConnectedSellerAsync();
        const string fresh = "TR180006200119000006672315";
        var path = $"/api/v1/seller/{owner.SellerId}/payout-account";
        var tag = (await owner.Client.GetAsync(path)).Headers.ETag!.Tag;
        (
            await owner.Client.SendJsonAsync(
                HttpMethod.Put,
                path,
                new { iban = fresh, password = SignIn.Password },
                ("If-Match", tag)
            )
        ).Expect(HttpStatusCode.OK);

        var mail = await app.LastMailAsync(owner.Email);
        Assert.Contains("still go to your account", mail, StringComparison.Ordinal);
        Assert.Contains(fresh[^4..], mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ConnectedStore_IsPaidOutOfTheProvidersBalance()
    {
        var (owner, _) = await app.ConnectedSellerAsync();
        var id = await app.ReserveAsync(owner);
        Assert.Equal(PayoutStatus.Pending, (await app.PayoutAsync(id)).Status);

        await app.RunJobAsync(SendJob);

        var payout = await owner.LastPayoutAsync();
        var transfer = Assert.Single(await app.Provider.TransfersAsync(id));
        Assert.Equal("paid", payout.GetProperty("status").GetString());
        Assert.Equal("stripe_connect", payout.GetProperty("provider").GetString());
        Assert.Equal(transfer.GetProperty("id").GetString(), payout.GetProperty("providerPayoutId").GetString());
        Assert.Equal(10_000, transfer.GetProperty("amount").GetInt64());
        Assert.Equal((10_000L, 0L), (await app.BookedAsync(id, "psp_clearing"), await app.BookedAsync(id, "bank")));
        Assert.Equal(1, await app.EventsOfAsync(id, "payments.payout-paid"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Money_MovedByHand_IsRefused()
    {
        var (owner, _) = await app.ConnectedSellerAsync("refused");
        var id = await app.ReserveAsync(owner);
        using var admin = await app.AdminAsync();
        await app.SendAsync(id);

        await (await admin.ActAsync($"payouts/{id}/mark-paid", new { bankReference = "FT1" })).ProblemAsync(
            409,
            "payout.by_provider"
        );
        await (await admin.ActAsync($"payouts/{id}/mark-returned", new { reason = "AC04" })).ProblemAsync(
            409,
            "payout.by_provider"
        );
        Assert.Equal(PayoutStatus.Sent, (await app.PayoutAsync(id)).Status);
    }

    [Fact]
    public async Task Account_VerifiedWhileAPayoutIsOpen_TheOpenOneGoesByTheBank()
    {
        using SignIn owner = await app.SellerAsync(),
            maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        var open = await app.ReserveAsync(owner);
        var account = await owner.OpenAccountAsync();
        await app.Provider.ChangeAccountAsync(account);
        await app.WaysAsync(owner, "stripe_connect");

        await app.RunJobAsync(SendJob);
        await app.PayAllAsync(maker, confirmer);
        var byBank = await app.PayoutAsync(open);
        Assert.Equal((PayoutStatus.Paid, PayoutProvider.BankFile), (byBank.Status, byBank.Provider));
        Assert.Empty(await app.Provider.TransfersAsync(open));

        var next = await app.ReserveAsync(owner);
        await maker.ActAsync("payout-batches");
        await app.RunJobAsync(SendJob);
        var byProvider = await app.PayoutAsync(next);
        Assert.Equal((PayoutStatus.Paid, PayoutProvider.StripeConnect), (byProvider.Status, byProvider.Provider));
        Assert.Null(byProvider.BatchId);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Send_MoneyThatArrivesLate_IsSentUntilThePollFindsItPaid()
    {
        var (owner, _) = await app.ConnectedSellerAsync("delayed");
        var id = await app.ReserveAsync(owner);
        await app.SendAsync(id);
        Assert.Equal(PayoutStatus.Sent, (await app.PayoutAsync(id)).Status);
        var transfer = Assert.Single(await app.Provider.TransfersAsync(id)).GetProperty("id").GetString();

        await MarketplaceApp.EventuallyAsync(
            "the poll finds it paid",
            async () =>
            {
                await app.ExecuteAsync(
                    $"UPDATE payments.payouts SET next_attempt_at = now() - INTERVAL '1 day' WHERE id = '{id}'"
                );
                await app.RunJobAsync(PollJob);
                return (await app.PayoutAsync(id)).Status == PayoutStatus.Paid;
            }
        );
        Assert.Equal(transfer, (await app.PayoutAsync(id)).ProviderPayoutId);
        Assert.Single(await app.Provider.TransfersAsync(id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Send_RefusedFiveTimes_FailsAndTheNextRunPays()
    {
        var (owner, account) = await app.ConnectedSellerAsync("refused");
        var id = await app.ReserveAsync(owner);
        var keys = new List<string>();
        for (var attempt = 1; attempt <= Payout.MaxRefusals; attempt++)
        {
            keys.Add((await app.PayoutAsync(id)).ProviderKey);
            Assert.True(await app.SendAsync(id));
        }

        Assert.Equal(Payout.MaxRefusals, keys.Distinct().Count());
        var failed = await app.PayoutAsync(id);
        Assert.Equal(
            (PayoutStatus.Failed, "insufficient_capabilities_for_transfer"),
            (failed.Status, failed.FailureCode)
        );
        Assert.Equal(10_000, await app.PayableOfAsync(owner.SellerId));
        Assert.Equal(1, await app.EventsOfAsync(id, "payments.payout-failed"));
        Assert.Empty(await app.Provider.TransfersAsync(id));
        await app.SendAsync(id);
        await app.AssertInvariantsAsync();

        await app.Provider.ChangeAccountAsync(account, "success");
        var next = await app.ReserveAsync(owner, 500);
        await app.RunJobAsync(SendJob);
        Assert.Equal((PayoutStatus.Paid, 10_500L), await StateAsync(next));
        Assert.Equal(0, await app.PayableOfAsync(owner.SellerId));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Return_AfterItWasPaid_IsPayableAgainHoweverOftenItIsTold()
    {
        var (owner, _) = await app.ConnectedSellerAsync();
        var id = await app.ReserveAsync(owner);
        await app.RunJobAsync(SendJob);
        var transfer = (await app.PayoutAsync(id)).ProviderPayoutId!;
        await app.Provider.ReturnTransferAsync(transfer);
        await app.ReachesAsync(id, PayoutStatus.Returned);

        await app.Provider.ReplayAllAsync(transfer, 5);
        await app.Provider.ReplayAllAsync(transfer, 1);

        Assert.Equal(PayoutStatus.Returned, (await app.PayoutAsync(id)).Status);
        Assert.Equal(0, await app.BookedAsync(id, "psp_clearing"));
        Assert.Equal(10_000, await app.PayableOfAsync(owner.SellerId));
        Assert.Equal(1, await app.EventsOfAsync(id, "payments.payout-returned"));
        await app.AssertInvariantsAsync();

        var next = await app.ReserveAsync(owner, 1);
        await app.RunJobAsync(SendJob);
        Assert.Equal((PayoutStatus.Paid, 10_001L), await StateAsync(next));
    }

    [Fact]
    public async Task Return_OfAPart_IsReportedAndChangesNothing()
    {
        var (owner, _) = await app.ConnectedSellerAsync();
        var id = await app.ReserveAsync(owner);
        await app.RunJobAsync(SendJob);
        var transfer = (await app.PayoutAsync(id)).ProviderPayoutId!;
        await app.Provider.ReturnTransferAsync(transfer, 3_000);

        await app.RunJobAsync("payments.reconcile-payouts");

        Assert.Equal((PayoutStatus.Paid, 10_000L), await StateAsync(id));
        Assert.Contains(
            "3000 of",
            await app.ScalarAsync<string>(
                $"SELECT detail FROM payments.reconciliation_findings WHERE subject = '{transfer}'"
            ),
            StringComparison.Ordinal
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Block_BeforeItIsSent_CallsItOffAndGivesUpTheAccount()
    {
        var (owner, account) = await app.ConnectedSellerAsync();
        using var admin = await app.AdminAsync();
        var id = await app.ReserveAsync(owner);
        (
            await admin.ActAsync($"sellers/{owner.SellerId}/payout-account/block", new { reason = "Stolen access" })
        ).Expect(HttpStatusCode.OK);

        await app.RunJobAsync(SendJob);

        var called = await app.PayoutAsync(id);
        Assert.Equal((PayoutStatus.Cancelled, "account_changed"), (called.Status, called.FailureCode));
        Assert.Empty(await app.Provider.TransfersAsync(id));
        Assert.Equal(10_000, await app.PayableOfAsync(owner.SellerId));
        await (await owner.BeginOnboardingAsync()).ProblemAsync(409, "payout.account_blocked");

        var seen = await admin.Client.GetAsync($"/api/v1/admin/sellers/{owner.SellerId}/payout-account");
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/sellers/{owner.SellerId}/payout-account/verify",
                null,
                ("If-Match", seen.Headers.ETag!.Tag)
            )
        ).Expect(HttpStatusCode.OK);
        Assert.NotEqual(account, await owner.OpenAccountAsync());
        await app.AssertInvariantsAsync();
    }

    private async Task<(PayoutStatus Status, long Amount)> StateAsync(Guid id)
    {
        var payout = await app.PayoutAsync(id);
        return (payout.Status, payout.AmountMinor);
    }
}
