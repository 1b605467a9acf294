using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.IntegrationTests.Payouts;
using Marketplace.Modules.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Marketplace.Modules.Payments.PayoutStatus;

namespace Marketplace.IntegrationTests.ProviderPayouts;

/// <summary>Payouts of which nobody knows whether they were paid, and payouts whose account may not be paid
/// meanwhile.</summary>
[Setting("PayoutAccounts:IbanDelayHours", "0")]
public sealed class ProviderPayoutDoubtTests(ShopApp app) : IClassFixture<ShopApp>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        app.Provider.Interfere = null;
        return ValueTask.CompletedTask;
    }

    /// <summary>The provider does not let us in: that is no refusal of the payout.</summary>
    [Theory]
    [InlineData(StatusCodes.Status401Unauthorized)]
    [InlineData(StatusCodes.Status403Forbidden)]
    public async Task Send_AnswerLostAndThenNoAccess_KeepsTheKey(int status)
    {
        var (owner, _) = await app.ConnectedSellerAsync(news: "lost");
        var id = await app.ReserveAsync(owner);
        app.Provider.Interfere = SimulatedProvider.LoseAnswerAsync;
        Assert.False(await app.SendAsync(id));
        app.Provider.Interfere = (context, _) => AnswerAsync(context, status);
        Assert.False(await app.SendAsync(id));
        var open = await app.PayoutAsync(id);
        Assert.Equal((Sent, 0), (open.Status, open.Refusals));
        Assert.NotNull(open.AskedAt);

        app.Provider.Interfere = null;
        Assert.True(await app.SendAsync(id));
        Assert.Equal(Paid, (await app.PayoutAsync(id)).Status);
        Assert.Single(await app.Provider.TransfersAsync(id));
    }

    /// <summary>After a refusal the next key is another one: the list says what the unanswered call did.</summary>
    [Fact]
    public async Task Send_AnswerLostAndThenRefused_LooksBeforeTheNextKey()
    {
        var (owner, _) = await app.ConnectedSellerAsync(news: "lost");
        var id = await app.ReserveAsync(owner);
        app.Provider.Interfere = SimulatedProvider.LoseAnswerAsync;
        Assert.False(await app.SendAsync(id));
        app.Provider.Interfere = (context, _) => AnswerAsync(context, StatusCodes.Status400BadRequest);
        Assert.True(await app.SendAsync(id));
        // What is asked now is the list, and that it is refused says nothing.
        Assert.False(await app.SendAsync(id));
        Assert.Equal(1, (await app.PayoutAsync(id)).Refusals);

        app.Provider.Interfere = null;
        Assert.True(await app.SendAsync(id));
        Assert.Equal(Paid, (await app.PayoutAsync(id)).Status);
        Assert.Single(await app.Provider.TransfersAsync(id));
    }

    [Fact]
    public async Task Block_AnswerLostLongAgo_FindsWhatWasPaid()
    {
        var (owner, id) = await BlockedWithoutAnAnswerAsync(SimulatedProvider.LoseAnswerAsync);

        Assert.True(await app.SendAsync(id));
        Assert.Equal(Sent, (await app.PayoutAsync(id)).Status);
        await LongAgoAsync(id);
        Assert.True(await app.SendAsync(id));

        Assert.Equal(Paid, (await app.PayoutAsync(id)).Status);
        Assert.Equal(0, await app.PayableOfAsync(owner.SellerId));
        Assert.Single(await app.Provider.TransfersAsync(id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Block_CallLostLongAgo_MakesTheMoneyPayableAgain()
    {
        var (owner, id) = await BlockedWithoutAnAnswerAsync(
            (context, _) => AnswerAsync(context, StatusCodes.Status503ServiceUnavailable)
        );

        await LongAgoAsync(id);
        Assert.True(await app.SendAsync(id));

        var failed = await app.PayoutAsync(id);
        Assert.Equal((Failed, "account_changed"), (failed.Status, failed.FailureCode));
        Assert.Null(failed.NextAttemptAt);
        Assert.Equal(10_000, await app.PayableOfAsync(owner.SellerId));
        Assert.Empty(await app.Provider.TransfersAsync(id));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The money is not left in transit for ever: with credentials the provider can still be asked.</summary>
    [Fact]
    public async Task ConnectTurnedOff_AnswerLostLongAgo_FindsWhatWasPaid()
    {
        var (owner, id) = await LostAsync(SimulatedProvider.LoseAnswerAsync);
        await TurnedOffAsync(async () =>
        {
            Assert.True(await app.SendAsync(id));
            Assert.Equal(Sent, (await app.PayoutAsync(id)).Status);
            await LongAgoAsync(id);
            Assert.True(await app.SendAsync(id));
        });

        Assert.Equal(Paid, (await app.PayoutAsync(id)).Status);
        Assert.Equal(0, await app.PayableOfAsync(owner.SellerId));
        Assert.Single(await app.Provider.TransfersAsync(id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task ConnectTurnedOff_CallLostLongAgo_MakesTheMoneyPayableAgain()
    {
        var (owner, id) = await LostAsync(
            (context, _) => AnswerAsync(context, StatusCodes.Status503ServiceUnavailable)
        );
        await LongAgoAsync(id);
        await TurnedOffAsync(async () => Assert.True(await app.SendAsync(id)));

        var failed = await app.PayoutAsync(id);
        Assert.Equal((Failed, "account_changed"), (failed.Status, failed.FailureCode));
        Assert.Equal(10_000, await app.PayableOfAsync(owner.SellerId));
        Assert.Empty(await app.Provider.TransfersAsync(id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Hold_BeforeItIsSent_WaitsAndIsPaidOnceItIsReleased()
    {
        var (owner, _) = await app.ConnectedSellerAsync();
        using var admin = await app.AdminAsync();
        var id = await app.ReserveAsync(owner);
        var path = $"/api/v1/admin/sellers/{owner.SellerId}";
        var hold = new { reason = "Counterfeit goods reported", until = app.Clock.GetUtcNow().AddDays(3) };
        (await admin.Client.SendJsonAsync(HttpMethod.Post, path + "/payout-hold", hold)).Expect(HttpStatusCode.OK);

        await app.SendAsync(id);
        var waiting = await app.PayoutAsync(id);
        Assert.Equal((Pending, (string?)null), (waiting.Status, waiting.FailureCode));
        Assert.True(waiting.NextAttemptAt > app.Clock.GetUtcNow());

        (await admin.Client.SendJsonAsync(HttpMethod.Post, path + "/payout-release")).Expect(HttpStatusCode.OK);
        await app.SendAsync(id);
        Assert.Equal(Paid, (await app.PayoutAsync(id)).Status);
        await app.AssertInvariantsAsync();
    }

    /// <summary>A payout whose call has no answer, to a store that was blocked since.</summary>
    private async Task<(SignIn Owner, Guid PayoutId)> BlockedWithoutAnAnswerAsync(
        Func<HttpContext, Func<Task>, Task> interfere
    )
    {
        var (owner, id) = await LostAsync(interfere);
        using var admin = await app.AdminAsync();
        (
            await admin.ActAsync($"sellers/{owner.SellerId}/payout-account/block", new { reason = "Stolen access" })
        ).Expect(HttpStatusCode.OK);
        return (owner, id);
    }

    /// <summary>A payout whose call has no answer.</summary>
    private async Task<(SignIn Owner, Guid PayoutId)> LostAsync(Func<HttpContext, Func<Task>, Task> interfere)
    {
        var (owner, _) = await app.ConnectedSellerAsync(news: "lost");
        var id = await app.ReserveAsync(owner);
        app.Provider.Interfere = interfere;
        Assert.False(await app.SendAsync(id));
        app.Provider.Interfere = null;
        return (owner, id);
    }

    /// <summary>As a deployment whose settings for Connect were removed, while it still takes cards.</summary>
    private async Task TurnedOffAsync(Func<Task> actAsync)
    {
        var connect = app.Services.GetRequiredService<IOptions<StripeOptions>>().Value.Connect;
        var address = connect.ReturnUrl;
        connect.ReturnUrl = "";
        try
        {
            await actAsync();
        }
        finally
        {
            connect.ReturnUrl = address;
        }
    }

    private Task LongAgoAsync(Guid payoutId) =>
        app.ExecuteAsync(
            $"UPDATE payments.payouts SET asked_at = asked_at - INTERVAL '13 hours' WHERE id = '{payoutId}'"
        );

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new { error = new { type = "invalid_request_error", message = "No." } }
        );
    }
}
