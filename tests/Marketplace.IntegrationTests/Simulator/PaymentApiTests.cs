using System.Net.Http.Json;
using Stripe;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>Saved cards, charges without the cardholder, cancellation and refunds.</summary>
public sealed class PaymentApiTests(SimulatorHost host) : IClassFixture<SimulatorHost>
{
    private static CancellationToken Cancel => SimulatorHost.Cancel;

    [Fact]
    public async Task SavedCard_ChargedOffSession_Succeeds()
    {
        var first = await PaidAndSavedAsync();

        var renewal = await host.Stripe.V1.PaymentIntents.CreateAsync(OffSession(first), null, Cancel);

        Assert.Equal(
            ("succeeded", 19900, "i-2"),
            (renewal.Status, renewal.AmountReceived, renewal.Metadata["invoiceId"])
        );
        await host.Webhooks.WaitAsync(1, "payment_intent.succeeded", renewal.Id, Cancel);
    }

    [Fact]
    public async Task SavedCard_ThatFailsLater_IsDeclinedOffSession()
    {
        var first = await PaidAndSavedAsync("4000000000000341");

        var refused = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.PaymentIntents.CreateAsync(OffSession(first), null, Cancel)
        );

        Assert.Equal(
            (402, "card_error", "card_declined"),
            ((int)refused.HttpStatusCode, refused.StripeError.Type, refused.StripeError.Code)
        );
        Assert.Equal("requires_payment_method", refused.StripeError.PaymentIntent.Status);
        await host.Webhooks.WaitAsync(1, "payment_intent.payment_failed", refused.StripeError.PaymentIntent.Id, Cancel);
    }

    [Fact]
    public async Task CardNotSaved_ChargedAgain_IsRefused()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session);
        var intent = (await host.ReadAsync(session)).PaymentIntent;
        Assert.Null(intent.CustomerId);
        var options = OffSession(intent);

        var refused = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.PaymentIntents.CreateAsync(options, null, Cancel)
        );

        Assert.Equal("payment_method", refused.StripeError.Param);
    }

    [Fact]
    public async Task OffSession_AuthenticationNeeded_IsRefused()
    {
        var options = Direct("pm_card_authenticationRequired");
        options.OffSession = true;

        var refused = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.PaymentIntents.CreateAsync(options, null, Cancel)
        );

        Assert.Equal("authentication_required", refused.StripeError.Code);
    }

    [Fact]
    public async Task Decline_RepeatedWithItsKey_IsOneAttempt()
    {
        var key = new RequestOptions { IdempotencyKey = "declined-once" };
        var options = Direct("pm_card_chargeDeclined");
        var first = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.PaymentIntents.CreateAsync(options, key, Cancel)
        );
        var second = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.PaymentIntents.CreateAsync(options, key, Cancel)
        );

        Assert.Equal(first.StripeError.PaymentIntent.Id, second.StripeError.PaymentIntent.Id);
    }

    [Fact]
    public async Task Create_WithoutConfirm_WaitsAndCanBeConfirmedOrCancelled()
    {
        var options = Direct("pm_card_visa");
        options.Confirm = null;
        var confirmed = await host.Stripe.V1.PaymentIntents.CreateAsync(options, null, Cancel);
        var cancelled = await host.Stripe.V1.PaymentIntents.CreateAsync(options, null, Cancel);
        Assert.Equal("requires_confirmation", confirmed.Status);

        confirmed = await host.Stripe.V1.PaymentIntents.ConfirmAsync(confirmed.Id, null, null, Cancel);
        cancelled = await host.Stripe.V1.PaymentIntents.CancelAsync(
            cancelled.Id,
            new() { CancellationReason = "abandoned" },
            null,
            Cancel
        );
        var tooLate = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.PaymentIntents.CancelAsync(confirmed.Id, null, null, Cancel)
        );

        Assert.Equal(
            ("succeeded", "canceled", "abandoned"),
            (confirmed.Status, cancelled.Status, cancelled.CancellationReason)
        );
        Assert.Equal("payment_intent_unexpected_state", tooLate.StripeError.Code);
        await host.Webhooks.WaitAsync(1, "payment_intent.canceled", cancelled.Id, Cancel);
    }

    [Fact]
    public async Task Refund_InParts_NeverExceedsThePayment()
    {
        var intent = await host.Stripe.V1.PaymentIntents.CreateAsync(Direct("pm_card_visa"), null, Cancel);
        var part = await host.Stripe.V1.Refunds.CreateAsync(
            new()
            {
                PaymentIntent = intent.Id,
                Amount = 900,
                Metadata = new() { ["refundId"] = "r-1" },
            },
            null,
            Cancel
        );
        var tooMuch = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = intent.Id, Amount = 19001 }, null, Cancel)
        );
        var rest = await host.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = intent.Id }, null, Cancel);
        var again = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = intent.Id }, null, Cancel)
        );
        var listed = await host.Stripe.V1.Refunds.ListAsync(new() { PaymentIntent = intent.Id }, null, Cancel);

        Assert.Equal(("succeeded", 900, "r-1"), (part.Status, part.Amount, part.Metadata["refundId"]));
        Assert.Equal(("amount", 19000), (tooMuch.StripeError.Param, rest.Amount));
        Assert.Equal("charge_already_refunded", again.StripeError.Code);
        Assert.Equal([rest.Id, part.Id], listed.Data.Select(refund => refund.Id));
        var told = await host.Webhooks.WaitAsync(2, "charge.refunded", intent.LatestChargeId, Cancel);
        Assert.Single(told, one => ((Charge)one.Event!.Data.Object).Refunded);
        await host.Webhooks.WaitAsync(1, "refund.updated", part.Id, Cancel);
    }

    [Fact]
    public async Task Refund_NothingPaid_IsRefused()
    {
        var options = Direct("pm_card_visa");
        options.Confirm = null;
        var intent = await host.Stripe.V1.PaymentIntents.CreateAsync(options, null, Cancel);

        var refused = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.Refunds.CreateAsync(new() { PaymentIntent = intent.Id }, null, Cancel)
        );

        Assert.Equal("payment_intent_unexpected_state", refused.StripeError.Code);
    }

    [Fact]
    public async Task Events_ListedByType_ShowWhatWasSent()
    {
        var intent = await host.Stripe.V1.PaymentIntents.CreateAsync(Direct("pm_card_visa"), null, Cancel);
        var listed = await host.Stripe.V1.Events.ListAsync(
            new()
            {
                Limit = 100,
                Type = "payment_intent.succeeded",
                Created = new DateRangeOptions { GreaterThanOrEqual = intent.Created },
            },
            null,
            Cancel
        );

        var one = Assert.Single(listed.Data, found => ((PaymentIntent)found.Data.Object).Id == intent.Id);
        var read = await host.Stripe.V1.Events.GetAsync(one.Id, null, null, Cancel);
        Assert.Equal(intent.Id, ((PaymentIntent)read.Data.Object).Id);
    }

    [Fact]
    public async Task StrayCharge_MadeByControl_IsPaidAndTold()
    {
        var answer = await host.Http.PostAsJsonAsync(
            "/_simulator/payments",
            new
            {
                amount = 4200,
                currency = "TRY",
                metadata = new Dictionary<string, string> { ["paymentId"] = "nobody" },
            },
            Cancel
        );
        var stray = await answer.Content.ReadFromJsonAsync<StrayCharge>(Cancel);

        Assert.Equal("succeeded", stray!.Status);
        await host.Webhooks.WaitAsync(1, "payment_intent.succeeded", stray.Id, Cancel);
    }

    private async Task<PaymentIntent> PaidAndSavedAsync(string? card = null)
    {
        var session = await host.NewSessionAsync(change: options =>
            options.PaymentIntentData.SetupFutureUsage = "off_session"
        );
        await host.PayAsync(session, card: card);
        var intent = (await host.ReadAsync(session)).PaymentIntent;
        Assert.NotNull(intent.CustomerId);
        return intent;
    }

    private static PaymentIntentCreateOptions OffSession(PaymentIntent first) =>
        new()
        {
            Amount = 19900,
            Currency = "try",
            Customer = first.CustomerId,
            PaymentMethod = first.PaymentMethodId,
            OffSession = true,
            Confirm = true,
            Metadata = new() { ["invoiceId"] = "i-2" },
        };

    private static PaymentIntentCreateOptions Direct(string method) =>
        new()
        {
            Amount = 19900,
            Currency = "try",
            PaymentMethod = method,
            Confirm = true,
        };

    private sealed record StrayCharge(string Id, string Status);
}
