using Stripe;
using Stripe.Checkout;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>Each scenario, seen from the two sides a marketplace has: what webhooks say and what a look at the provider
/// says.</summary>
public sealed class ScenarioTests(SimulatorHost host) : IClassFixture<SimulatorHost>
{
    private static CancellationToken Cancel => SimulatorHost.Cancel;

    [Theory]
    [InlineData(null, "success")]
    [InlineData("4242424242424242", null)]
    public async Task Success_ByCardOrHeader_CompletesAndTellsInOrder(string? card, string? header)
    {
        var session = await host.NewSessionAsync(header is null ? null : host.StripeAsking(header));
        await host.PayAsync(session, card: card);

        var read = await host.ReadAsync(session);
        await host.Webhooks.WaitAsync(1, "checkout.session.completed", session.Id, Cancel);

        Assert.Equal(("complete", "paid", 15000), (read.Status, read.PaymentStatus, read.PaymentIntent.AmountReceived));
        Assert.Equal(["payment_intent.succeeded", "checkout.session.completed"], TypesAbout(read));
        var payment = (PaymentIntent)
            host.Webhooks.About("payment_intent.succeeded", read.PaymentIntentId).Single().Event!.Data.Object;
        Assert.Equal("p-1", payment.Metadata["paymentId"]);
    }

    [Fact]
    public async Task Decline_ThenGoodCard_FailsThenSucceeds()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session, card: "4000000000000002");
        var declined = await host.ReadAsync(session);

        Assert.Equal(
            ("open", "requires_payment_method", "card_declined"),
            (declined.Status, declined.PaymentIntent.Status, declined.PaymentIntent.LastPaymentError.Code)
        );
        await host.Webhooks.WaitAsync(1, "payment_intent.payment_failed", declined.PaymentIntentId, Cancel);

        await host.PayAsync(session);
        var paid = await host.ReadAsync(session);
        Assert.Equal((declined.PaymentIntentId, "succeeded"), (paid.PaymentIntentId, paid.PaymentIntent.Status));
    }

    [Theory]
    [InlineData(true, "succeeded", "payment_intent.succeeded")]
    [InlineData(false, "requires_payment_method", "payment_intent.payment_failed")]
    public async Task RequiresAction_ApprovedOrRejected_EndsAccordingly(bool approve, string status, string told)
    {
        var session = await host.NewSessionAsync(host.StripeAsking("requires_action"));
        await host.PayAsync(session);
        var waiting = await host.ReadAsync(session);
        Assert.Equal("requires_action", waiting.PaymentIntent.Status);
        Assert.StartsWith($"{host.Url}/authenticate/", waiting.PaymentIntent.NextAction.RedirectToUrl.Url);

        await host.ControlAsync($"sessions/{session.Id}/authenticate", new { approve });

        Assert.Equal(status, (await host.ReadAsync(session)).PaymentIntent.Status);
        await host.Webhooks.WaitAsync(1, "payment_intent.requires_action", waiting.PaymentIntentId, Cancel);
        await host.Webhooks.WaitAsync(1, told, waiting.PaymentIntentId, Cancel);
    }

    [Fact]
    public async Task Timeout_ByCard_IsProcessingUntilTimePasses()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session, card: "4000009900000012");
        var waiting = await host.ReadAsync(session);
        await host.Webhooks.WaitAsync(1, "payment_intent.processing", waiting.PaymentIntentId, Cancel);
        var completed = await host.Webhooks.WaitAsync(1, "checkout.session.completed", session.Id, Cancel);

        Assert.Equal(
            ("complete", "unpaid", "processing"),
            (waiting.Status, waiting.PaymentStatus, waiting.PaymentIntent.Status)
        );
        Assert.Equal("unpaid", ((Session)completed[0].Event!.Data.Object).PaymentStatus);

        await host.ControlAsync($"sessions/{session.Id}/advance");

        Assert.Equal("paid", (await host.ReadAsync(session)).PaymentStatus);
        await host.Webhooks.WaitAsync(1, "payment_intent.succeeded", waiting.PaymentIntentId, Cancel);
        await host.Webhooks.WaitAsync(1, "checkout.session.async_payment_succeeded", session.Id, Cancel);
    }

    [Fact]
    public async Task Duplicate_Paid_SendsTheSameEventThreeTimes()
    {
        var session = await host.NewSessionAsync(host.StripeAsking("duplicate"));
        await host.PayAsync(session);

        var copies = await host.Webhooks.WaitAsync(3, "checkout.session.completed", session.Id, Cancel);

        Assert.Equal(3, copies.Count);
        Assert.Single(copies.Select(copy => copy.Body).Distinct());
    }

    [Fact]
    public async Task Reordered_Paid_SuccessArrivesBeforeWhatCameEarlier()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session, "reordered");
        var read = await host.ReadAsync(session);
        await host.Webhooks.WaitAsync(1, "payment_intent.payment_failed", read.PaymentIntentId, Cancel);

        Assert.Equal(
            [
                "checkout.session.completed",
                "payment_intent.succeeded",
                "payment_intent.processing",
                "payment_intent.payment_failed",
            ],
            TypesAbout(read)
        );
    }

    [Fact]
    public async Task Late_Paid_ExpiresFirstAndSucceedsAfterwards()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session, "late");
        await host.Webhooks.WaitAsync(1, "checkout.session.expired", session.Id, Cancel);
        Assert.Equal(
            ("expired", "processing"),
            ((await host.ReadAsync(session)).Status, (await host.ReadAsync(session)).PaymentIntent.Status)
        );

        await host.ControlAsync($"sessions/{session.Id}/advance");

        var read = await host.ReadAsync(session);
        Assert.Equal(("paid", "succeeded"), (read.PaymentStatus, read.PaymentIntent.Status));
        await host.Webhooks.WaitAsync(1, "payment_intent.succeeded", read.PaymentIntentId, Cancel);
    }

    [Fact]
    public async Task Late_AfterTheMarketplaceExpiredTheSession_StillSucceeds()
    {
        var session = await host.NewSessionAsync();
        await host.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id, null, null, Cancel);

        await host.PayAsync(session, "late");
        await host.ControlAsync($"sessions/{session.Id}/advance");

        Assert.Equal("succeeded", (await host.ReadAsync(session)).PaymentIntent.Status);
    }

    [Fact]
    public async Task Lost_Paid_SendsNothingButShowsTheSuccess()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session, "lost");
        var read = await host.ReadAsync(session);
        var marker = await host.NewSessionAsync();
        await host.PayAsync(marker);
        await host.Webhooks.WaitAsync(1, "checkout.session.completed", marker.Id, Cancel);

        Assert.Equal("succeeded", read.PaymentIntent.Status);
        Assert.Empty(TypesAbout(read));
        var listed = await host.Stripe.V1.Checkout.Sessions.ListAsync(
            new()
            {
                Limit = 100,
                Created = new DateRangeOptions { GreaterThanOrEqual = read.Created },
            },
            null,
            Cancel
        );
        Assert.Contains(listed.Data, one => one.Id == session.Id && one.PaymentStatus == "paid");
    }

    [Theory]
    [InlineData("wrong_amount", 14900, "try")]
    [InlineData("wrong_currency", 15000, "usd")]
    public async Task WrongMoney_Paid_IsToldAsItWasPaid(string scenario, long amount, string currency)
    {
        var session = await host.NewSessionAsync(host.StripeAsking(scenario));
        await host.PayAsync(session);

        var completed = (await host.Webhooks.WaitAsync(1, "checkout.session.completed", session.Id, Cancel))[0];
        var intent = (await host.ReadAsync(session)).PaymentIntent;

        Assert.Equal((amount, currency), (intent.AmountReceived, intent.Currency));
        var told = (Session)completed.Event!.Data.Object;
        Assert.Equal((amount, currency), (told.AmountTotal, told.Currency));
    }

    [Fact]
    public async Task BadSignature_Paid_IsRefusedByTheReceiverAtEachAttempt()
    {
        var before = host.Webhooks.Received.Count(one => one.Event is null);
        var session = await host.NewSessionAsync();
        await host.PayAsync(session, "bad_signature");
        var log = await WebhookLog.WaitAsync(host, session.Id, "failed");

        Assert.Equal(3, log.Single().Attempts.Count);
        Assert.All(log.Single().Attempts, attempt => Assert.Equal(400, attempt.HttpStatus));
        Assert.True(host.Webhooks.Received.Count(one => one.Event is null) >= before + 3);
        Assert.Empty(host.Webhooks.About("checkout.session.completed", session.Id));
    }

    [Fact]
    public async Task RefundFails_Refunded_IsPendingThenFailedAndTheMoneyIsStillThere()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session, card: "4000000000005126");
        var intent = (await host.ReadAsync(session)).PaymentIntentId;

        var refund = await host.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = intent }, null, Cancel);
        Assert.Equal("pending", refund.Status);
        await host.ControlAsync($"refunds/{refund.Id}/advance");

        var failed = await host.Stripe.V1.Refunds.GetAsync(refund.Id, null, null, Cancel);
        Assert.Equal(("failed", "lost_or_stolen_card"), (failed.Status, failed.FailureReason));
        await host.Webhooks.WaitAsync(1, "refund.failed", refund.Id, Cancel);
        Assert.Equal(0, (await host.ReadAsync(session)).PaymentIntent.LatestCharge.AmountRefunded);
    }

    [Fact]
    public async Task UnknownScenario_Asked_IsRefusedWithTheKnownOnes()
    {
        var refused = await Assert.ThrowsAsync<StripeException>(() =>
            host.NewSessionAsync(host.StripeAsking("nonsense"))
        );

        Assert.Contains("bad_signature", refused.Message, StringComparison.Ordinal);
    }

    private IEnumerable<string> TypesAbout(Session session) =>
        host
            .Webhooks.Received.Where(one =>
                one.Event?.Data.Object is IHasId { Id: var id } && (id == session.Id || id == session.PaymentIntentId)
            )
            .Select(one => one.Event!.Type);
}
