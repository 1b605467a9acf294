using System.Net.Http.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Standalone;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>What the simulator keeps over a restart.</summary>
public sealed class StateFileTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private SimulatorHost _host = null!;

    private static CancellationToken Cancel => SimulatorHost.Cancel;

    private string StatePath => _data["simulator", "state.json"];

    public async ValueTask InitializeAsync() => _host = await NewHostAsync(StatePath);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Restart_PaidByCard_IsRefunded()
    {
        var intent = await PaidAsync();
        await RefundAsync(intent, 900);
        await _host.RestartAsync();

        var rest = await RefundAsync(intent);

        Assert.Equal(("succeeded", 14100), (rest.Status, rest.Amount));
        await _host.Webhooks.WaitAsync(1, "charge.refunded", rest.ChargeId, Cancel);
        var refunds = await _host.Stripe.V1.Refunds.ListAsync(new() { PaymentIntent = intent }, null, Cancel);
        Assert.Equal([14100, 900], refunds.Select(refund => refund.Amount));
    }

    [Fact]
    public async Task Restart_Always_ObjectsAndRepeatsAreAsBefore()
    {
        var repeated = new RequestOptions { IdempotencyKey = "one" };
        var options = SimulatorHost.SessionOptions();
        var session = await _host.Stripe.V1.Checkout.Sessions.CreateAsync(options, repeated, Cancel);
        await _host.PayAsync(session, "lost");
        var before = await _host.ReadAsync(session);
        await _host.RestartAsync();

        var after = await _host.ReadAsync(session);

        Assert.Equal(before.ToJson(), after.ToJson());
        Assert.Equal(session.Id, (await _host.Stripe.V1.Checkout.Sessions.CreateAsync(options, repeated, Cancel)).Id);
    }

    [Theory]
    [InlineData("4000009900000012", "complete")]
    [InlineData("4000009900000046", "expired")]
    public async Task Restart_PaymentThatWaits_IsPaidOnce(string card, string status)
    {
        var session = await _host.NewSessionAsync();
        await _host.PayAsync(session, card: card);
        await _host.RestartAsync();
        var waiting = await _host.ReadAsync(session);
        Assert.Equal((status, "processing"), (waiting.Status, waiting.PaymentIntent.Status));

        await _host.ControlAsync($"sessions/{session.Id}/advance");

        Assert.Equal("paid", (await _host.ReadAsync(session)).PaymentStatus);
        await _host.Webhooks.WaitAsync(1, "payment_intent.succeeded", waiting.PaymentIntentId, Cancel);
    }

    [Fact]
    public async Task Restart_RefundThatIsPending_Fails()
    {
        var refund = await RefundAsync(await PaidAsync("4000000000005126"));
        Assert.Equal("pending", refund.Status);
        await _host.RestartAsync();

        await _host.ControlAsync($"refunds/{refund.Id}/advance");

        Assert.Equal("failed", (await _host.Stripe.V1.Refunds.GetAsync(refund.Id, null, null, Cancel)).Status);
    }

    [Fact]
    public async Task Restart_TransfersOnTheirWay_GoOnAsTheirAccountSaidThen()
    {
        var account = await VerifiedAsync("success");
        var done = await TransferAsync(account);
        await CourseAsync(account, "returned");
        var returning = await TransferAsync(account);
        await _host.RestartAsync();

        await _host.ControlAsync($"transfers/{done.Id}/advance");
        await _host.ControlAsync($"transfers/{returning.Id}/advance");

        Assert.False((await _host.Stripe.V1.Transfers.GetAsync(done.Id, null, null, Cancel)).Reversed);
        Assert.True((await _host.Stripe.V1.Transfers.GetAsync(returning.Id, null, null, Cancel)).Reversed);
    }

    [Fact]
    public async Task Restart_WebhookNobodyTook_IsSentAgain()
    {
        await _host.DisposeAsync();
        _host = await NewHostAsync(StatePath, ("Simulator:WebhookRetryDelays:0", "01:00:00"));
        var session = await _host.NewSessionAsync();
        _host.Webhooks.RefuseNext(1, session.Id);
        await _host.PayAsync(session);
        await WebhookLog.WaitAsync(_host, session.Id, "retrying");
        Assert.Empty(_host.Webhooks.About("checkout.session.completed", session.Id));

        await _host.RestartAsync();

        await _host.Webhooks.WaitAsync(1, "checkout.session.completed", session.Id, Cancel);
    }

    [Fact]
    public async Task Write_WithoutAStop_ComesAMomentAfterTheChangeForTheOwnerAlone()
    {
        var intent = await PaidAsync();
        await MarketplaceApp.EventuallyAsync(
            "the payment is in the file",
            async () =>
                System.IO.File.Exists(StatePath)
                && (await System.IO.File.ReadAllTextAsync(StatePath, Cancel)).Contains(intent, StringComparison.Ordinal)
        );

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(StatePath));
        var state = await System.IO.File.ReadAllTextAsync(StatePath, Cancel);
        Assert.DoesNotContain(TestCardNumber, state, StringComparison.Ordinal);
        Assert.DoesNotContain(SimulatorHost.ApiKey, state, StringComparison.Ordinal);
        Assert.DoesNotContain(SimulatorHost.WebhookSecret, state, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"version":1,"checkout.session":{"cs_test_1":{"Id":"cs_te""")]
    [InlineData("""{"version":1,"checkout.session":{"cs_test_1":{"Id":"cs_test_1"}}}""")]
    [InlineData("""{"version":2}""")]
    public async Task Start_FileThatCannotBeRead_IsPutAsideAndTheSimulatorStartsEmpty(string content)
    {
        using var data = new TemporaryDirectory();
        Directory.CreateDirectory(data.Path);
        await System.IO.File.WriteAllTextAsync(data["state.json"], content, Cancel);

        await using var host = await NewHostAsync(data["state.json"]);

        Assert.Equal(content, await System.IO.File.ReadAllTextAsync(data["state.json.unreadable"], Cancel));
        var session = await host.NewSessionAsync();
        await host.RestartAsync();
        Assert.Equal("open", (await host.ReadAsync(session)).Status);
    }

    [Fact]
    public async Task Restart_WithoutAFile_ForgetsAndWritesNothing()
    {
        await using var host = await NewHostAsync(null);
        var session = await host.NewSessionAsync();
        await host.RestartAsync();

        var refused = await Assert.ThrowsAsync<StripeException>(() => host.ReadAsync(session));

        Assert.Equal("resource_missing", refused.StripeError.Code);
        Assert.False(Directory.Exists(_data.Path));
    }

    private const string TestCardNumber = "4242424242424242";

    private static async Task<SimulatorHost> NewHostAsync(string? file, params (string Key, string Value)[] more)
    {
        var settings = more.ToDictionary(setting => setting.Key, string? (setting) => setting.Value);
        settings["Simulator:StateFile"] = file;
        var host = new SimulatorHost { Settings = settings };
        await host.InitializeAsync();
        return host;
    }

    private async Task<string> PaidAsync(string card = TestCardNumber)
    {
        var session = await _host.NewSessionAsync();
        await _host.PayAsync(session, card: card);
        return (await _host.ReadAsync(session)).PaymentIntentId;
    }

    private Task<Refund> RefundAsync(string intent, long? amount = null) =>
        _host.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = intent, Amount = amount }, null, Cancel);

    private async Task<string> VerifiedAsync(string course)
    {
        var account = await _host.Stripe.V1.Accounts.CreateAsync(
            new() { Type = "express", Country = "TR" },
            null,
            Cancel
        );
        await CourseAsync(account.Id, course);
        return account.Id;
    }

    private async Task CourseAsync(string account, string course)
    {
        var answer = await _host.Http.PutAsJsonAsync($"/_simulator/accounts/{account}", new { course }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private Task<Transfer> TransferAsync(string account) =>
        _host.Stripe.V1.Transfers.CreateAsync(
            new()
            {
                Amount = 5000,
                Currency = "try",
                Destination = account,
            },
            null,
            Cancel
        );
}
