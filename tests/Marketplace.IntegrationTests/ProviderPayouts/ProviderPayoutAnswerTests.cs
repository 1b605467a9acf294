using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.IntegrationTests.Payouts;
using Marketplace.IntegrationTests.Processes;
using Marketplace.Modules.Payments;
using Microsoft.AspNetCore.Http;
using static Marketplace.IntegrationTests.ProviderPayouts.ProviderPayoutKit;
using static Marketplace.Modules.Payments.PayoutStatus;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.ProviderPayouts;

/// <summary>Answers that are lost, come twice, at once, or in another order; and a process that is killed between the
/// call and its answer: the money goes once.</summary>
[Setting("PayoutAccounts:IbanDelayHours", "0")]
public sealed class ProviderPayoutAnswerTests(ShopApp app) : IClassFixture<ShopApp>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        app.Provider.Interfere = null;
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Send_AnswerLostAndNoWebhook_IsRepeatedWithTheSameKey()
    {
        var (owner, _) = await app.ConnectedSellerAsync(news: "lost");
        var id = await app.ReserveAsync(owner);
        app.Provider.Interfere = SimulatedProvider.LoseAnswerAsync;
        Assert.False(await app.SendAsync(id));
        var open = await app.PayoutAsync(id);
        Assert.Equal((Sent, (string?)null), (open.Status, open.ProviderPayoutId));
        Assert.NotNull(open.AskedAt);
        using var admin = await app.AdminAsync();
        await (await admin.ActAsync($"payouts/{id}/cancel")).ProblemAsync(409, "payout.invalid_transition");

        app.Provider.Interfere = null;
        Assert.True(await app.SendAsync(id));

        Assert.Equal(Paid, (await app.PayoutAsync(id)).Status);
        Assert.Single(await app.Provider.TransfersAsync(id));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The key is so old that the provider may have forgotten it: its list says what it did.</summary>
    [Fact]
    public async Task Send_AnswerLostLongAgo_LooksBeforeItAsksAgain()
    {
        var (owner, _) = await app.ConnectedSellerAsync(news: "lost");
        var id = await app.ReserveAsync(owner);
        app.Provider.Interfere = SimulatedProvider.LoseAnswerAsync;
        await app.SendAsync(id);
        await app.ExecuteAsync(
            $"UPDATE payments.payouts SET asked_at = asked_at - INTERVAL '13 hours' WHERE id = '{id}'"
        );
        var asked = 0;
        app.Provider.Interfere = (context, next) =>
        {
            asked += context.Request.Method == HttpMethods.Post ? 1 : 0;
            return next();
        };

        Assert.True(await app.SendAsync(id));

        Assert.Equal((Paid, 0), ((await app.PayoutAsync(id)).Status, asked));
        Assert.Single(await app.Provider.TransfersAsync(id));
    }

    [Fact]
    public async Task Webhook_BeforeTheAnswer_IsPaidByTheNextCallWithoutAnotherTransfer()
    {
        var (owner, _) = await app.ConnectedSellerAsync();
        var id = await app.ReserveAsync(owner);
        app.Provider.Interfere = SimulatedProvider.LoseAnswerAsync;
        await app.SendAsync(id);
        app.Provider.Interfere = null;
        await MarketplaceApp.EventuallyAsync(
            "the webhook has told of the transfer",
            async () => (await app.PayoutAsync(id)).ProviderPayoutId is not null
        );

        await app.SendAsync(id);

        Assert.Equal(Paid, (await app.PayoutAsync(id)).Status);
        Assert.Single(await app.Provider.TransfersAsync(id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Send_ProviderDown_WaitsAndIsPaidOnceItIsBack()
    {
        var (owner, _) = await app.ConnectedSellerAsync();
        var id = await app.ReserveAsync(owner);
        // The job stops after three calls without an answer: what other tests left must not be before this one.
        await app.ExecuteAsync(
            $"""
            UPDATE payments.payouts SET next_attempt_at = next_attempt_at + INTERVAL '100 days' WHERE id <> '{id}'
            """
        );
        app.Provider.Interfere = (context, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        await app.RunJobAsync(SendJob);
        await app.RunJobAsync(PollJob);
        var waiting = await app.PayoutAsync(id);
        Assert.Equal((Sent, 0), (waiting.Status, waiting.Refusals));

        app.Provider.Interfere = null;
        await app.SendAsync(id);

        Assert.Equal(Paid, (await app.PayoutAsync(id)).Status);
        Assert.Single(await app.Provider.TransfersAsync(id));
    }

    [Fact]
    public async Task Send_TwentyTimesAtOnce_MakesOneTransfer()
    {
        var (owner, _) = await app.ConnectedSellerAsync();
        var id = await app.ReserveAsync(owner);
        var asked = 0;
        app.Provider.Interfere = (context, next) =>
        {
            if (context.Request.Method == HttpMethods.Post)
                Interlocked.Increment(ref asked);
            return next();
        };

        await Races.AtOnceAsync(
            20,
            _ => app.InScopeAsync<ProviderPayoutSendingService, bool>(s => s.SendAsync(id, default))
        );

        Assert.Equal((Paid, 1), ((await app.PayoutAsync(id)).Status, asked));
        Assert.Single(await app.Provider.TransfersAsync(id));
        await app.AssertInvariantsAsync();
    }

    public static TheoryData<string> Orders =>
        ["Sent Paid Returned", "Sent Returned Paid", "Paid Sent Returned", "Paid Returned Sent", "Returned Sent Paid"];

    /// <summary>Each piece of news comes four times at once.</summary>
    [Theory]
    [MemberData(nameof(Orders))]
    public async Task News_InAnyOrderAndOften_EndsReturnedWithTheBooksRight(string order)
    {
        var (owner, id) = await AskedAsync();
        foreach (var status in order.Split(' ').Select(name => Enum.Parse<PayoutStatus>(name)))
            await Races.AtOnceAsync(4, _ => NewsAsync(id, status));

        Assert.Equal(Returned, (await app.PayoutAsync(id)).Status);
        Assert.Equal(0, await app.BookedAsync(id, "psp_clearing"));
        Assert.Equal(0, await app.BookedAsync(id, "payouts_in_transit"));
        Assert.Equal(10_000, await app.PayableOfAsync(owner.SellerId));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The provider paid what it had failed: the store was owed it again, and owes it now.</summary>
    [Fact]
    public async Task News_ThatAFailedOneWasPaid_TakesItFromTheStoreAndGivesItBackWhenItReturns()
    {
        var (owner, id) = await AskedAsync();
        await NewsAsync(id, Failed);
        Assert.Equal(10_000, await app.PayableOfAsync(owner.SellerId));

        await Races.AtOnceAsync(4, _ => NewsAsync(id, Paid));
        Assert.Equal(0, await app.PayableOfAsync(owner.SellerId));
        Assert.Equal(10_000, await app.BookedAsync(id, "psp_clearing"));
        await app.AssertInvariantsAsync();

        await NewsAsync(id, Failed);
        await Races.AtOnceAsync(4, _ => NewsAsync(id, Returned));
        Assert.Equal(10_000, await app.PayableOfAsync(owner.SellerId));
        Assert.Equal(0, await app.BookedAsync(id, "psp_clearing"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task News_OfAnotherAmountOrAnotherTransfer_ChangesNothing()
    {
        var (_, id) = await AskedAsync();
        Assert.Equal(SettlementOutcome.Mismatch, (await NewsAsync(id, Paid, amountMinor: 9_999)).Outcome);
        await NewsAsync(id, Sent);
        Assert.Equal(SettlementOutcome.Mismatch, (await NewsAsync(id, Paid, transfer: "tr_another")).Outcome);
        Assert.Equal(Sent, (await app.PayoutAsync(id)).Status);
        Assert.Equal(
            SettlementOutcome.Ignored,
            (await ApplyAsync(new("tr_foreign", null, Paid, new(1, "TRY")))).Outcome
        );
        Assert.Equal(SettlementOutcome.Unknown, (await NewsAsync(Guid.CreateVersion7(), Paid)).Outcome);
    }

    [Fact]
    public async Task Kill_BetweenTheCallAndItsAnswer_TheTransferExistsOnce()
    {
        var (owner, account) = await app.ConnectedSellerAsync("timeout", "lost");
        var id = await app.ReserveAsync(owner);
        var settings = HostProcess.Settings(await TestBacking.SharedAsync(), app.ConnectionString);
        foreach (var (key, value) in app.Provider.Settings)
            settings[key] = value;
        await using (var worker = HostProcess.Start("Marketplace.Worker", settings))
        {
            await MarketplaceApp.EventuallyAsync(
                "the Worker has asked for the transfer",
                async () => (await app.Provider.TransfersAsync(id)).Count > 0
            );
            await worker.KillAsync();
        }

        var open = await app.PayoutAsync(id);
        Assert.Equal((Sent, (string?)null), (open.Status, open.ProviderPayoutId));

        await app.Provider.ChangeAccountAsync(account, "success");
        await app.SendAsync(id);
        Assert.Equal(Paid, (await app.PayoutAsync(id)).Status);
        Assert.Single(await app.Provider.TransfersAsync(id));
        await app.AssertInvariantsAsync();
    }

    /// <summary>A payout whose call was left without an answer.</summary>
    private async Task<(SignIn Owner, Guid PayoutId)> AskedAsync()
    {
        var (owner, _) = await app.ConnectedSellerAsync();
        var id = await app.ReserveAsync(owner);
        await app.InScopeAsync<ProviderPayoutCallService, ProviderPayoutCall?>(s => s.BeginAsync(id, default));
        return (owner, id);
    }

    private Task<Settlement> NewsAsync(
        Guid payoutId,
        PayoutStatus status,
        long amountMinor = 10_000,
        string? transfer = null
    ) =>
        ApplyAsync(
            new(
                transfer ?? $"tr_{payoutId:N}",
                payoutId,
                status,
                new Money(amountMinor, "TRY"),
                status is Failed or Returned ? "closed" : null,
                status == Returned ? amountMinor : 0
            )
        );

    private Task<Settlement> ApplyAsync(ProviderPayout news) =>
        app.InScopeAsync<ProviderPayoutSettlementService, Settlement>(s =>
            s.ApplyAsync(PayoutProvider.StripeConnect, news, default)
        );
}
