using System.Net;
using System.Net.Http.Json;
using Stripe;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>How webhooks are signed, repeated, logged and sent again.</summary>
public sealed class WebhookTests(SimulatorHost host) : IClassFixture<SimulatorHost>
{
    private static CancellationToken Cancel => SimulatorHost.Cancel;

    [Fact]
    public void Signature_OfABody_EqualsTheOneOfTheClientLibrary()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

        Assert.Equal(
            EventUtility.GenerateSignatureHeader("{\"a\":1}", "whsec_x", at.ToUnixTimeSeconds()),
            PaymentSimulator.Webhooks.WebhookSignature.Sign("{\"a\":1}", "whsec_x", at)
        );
    }

    [Fact]
    public async Task Receiver_RefusesTwice_IsAskedAgainUntilItTakesIt()
    {
        var session = await host.NewSessionAsync();
        host.Webhooks.RefuseNext(2, session.Id);
        await host.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id, null, null, Cancel);

        var log = await WebhookLog.WaitAsync(host, session.Id, "delivered");

        Assert.Equal([503, 503, 200], log.Single().Attempts.Select(attempt => attempt.HttpStatus));
    }

    [Fact]
    public async Task Replay_LostWebhook_ArrivesWithAGoodSignature()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session, "lost");
        var lost = (await WebhookLog.ReadAsync(host, session.Id)).Single();
        Assert.Equal("lost", lost.Status);

        await host.ControlAsync($"webhooks/{lost.Id}/replay");

        await host.Webhooks.WaitAsync(1, "checkout.session.completed", session.Id, Cancel);
        var sent = await host.Http.GetFromJsonAsync<LoggedWebhook>($"/_simulator/webhooks/{lost.Id}", Cancel);
        Assert.Equal("delivered", sent!.Status);
        Assert.True(Assert.Single(sent.Attempts).Replay);
        Assert.Contains(session.Id, sent.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_ChangedWhileRunning_GetsTheWebhooksWithItsSecret()
    {
        const string secret = "whsec_rotated";
        await using var other = await WebhookReceiver.StartAsync(secret, Cancel);
        var changed = await host.Http.PutAsJsonAsync(
            "/_simulator/webhook-endpoint",
            new { url = other.Url, secret },
            Cancel
        );
        try
        {
            var session = await host.NewSessionAsync();
            await host.PayAsync(session);

            await other.WaitAsync(1, "checkout.session.completed", session.Id, Cancel);
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        }
        finally
        {
            await host.Http.PutAsJsonAsync(
                "/_simulator/webhook-endpoint",
                new { url = host.Webhooks.Url, secret = SimulatorHost.WebhookSecret },
                Cancel
            );
        }
    }

    [Fact]
    public async Task Endpoint_None_HoldsWebhooks()
    {
        await host.Http.PutAsJsonAsync("/_simulator/webhook-endpoint", new { url = (string?)null }, Cancel);
        try
        {
            var session = await host.NewSessionAsync();
            await host.PayAsync(session);

            Assert.Equal("held", (await WebhookLog.ReadAsync(host, session.Id)).Single().Status);
        }
        finally
        {
            await host.Http.PutAsJsonAsync("/_simulator/webhook-endpoint", new { url = host.Webhooks.Url }, Cancel);
        }
    }

    [Theory]
    [InlineData("sessions/cs_test_none/pay", HttpStatusCode.NotFound)]
    [InlineData("webhooks/whd_none/replay", HttpStatusCode.NotFound)]
    public async Task Control_UnknownObject_IsNotFound(string path, HttpStatusCode status)
    {
        var answer = await host.Http.PostAsJsonAsync($"/_simulator/{path}", new { }, Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Control_PaidTwice_IsRefused()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session);

        var again = await host.Http.PostAsJsonAsync($"/_simulator/sessions/{session.Id}/pay", new { }, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }
}
