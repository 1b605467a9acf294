using Stripe;
using Stripe.Checkout;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>Refunds, requested with the provider's own client.</summary>
public sealed class RefundApiTests(SimulatorHost host) : IClassFixture<SimulatorHost>
{
    private static CancellationToken Cancel => SimulatorHost.Cancel;

    [Fact]
    public async Task Refund_InParts_NeverExceedsThePayment()
    {
        var intent = await PaidAsync();
        var part = await RefundAsync(intent, 900);
        var tooMuch = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(intent, 14101));
        var rest = await RefundAsync(intent);
        var again = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(intent));

        Assert.Equal(("succeeded", 900, "r-1"), (part.Status, part.Amount, part.Metadata["refundId"]));
        Assert.Equal(("amount", 14100), (tooMuch.StripeError.Param, rest.Amount));
        Assert.Equal("charge_already_refunded", again.StripeError.Code);
        var told = await host.Webhooks.WaitAsync(2, "charge.refunded", intent.LatestChargeId, Cancel);
        Assert.Single(told, one => ((Charge)one.Event!.Data.Object).Refunded);
        await host.Webhooks.WaitAsync(1, "refund.updated", part.Id, Cancel);
    }

    [Fact]
    public async Task Refund_SameIdempotencyKey_IsOneRefund()
    {
        var intent = await PaidAsync();
        var key = new RequestOptions { IdempotencyKey = "refund_r-1" };
        var options = new RefundCreateOptions { PaymentIntent = intent.Id, Amount = 900 };

        var first = await host.Stripe.V1.Refunds.CreateAsync(options, key, Cancel);
        var second = await host.Stripe.V1.Refunds.CreateAsync(options, key, Cancel);

        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task Refund_NothingPaid_IsRefused()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session, "decline");
        var intent = (await host.ReadAsync(session)).PaymentIntent;

        var refused = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(intent));

        Assert.Equal("payment_intent_unexpected_state", refused.StripeError.Code);
    }

    [Fact]
    public async Task Request_OutsideTheUsedApi_IsUnknown()
    {
        var refused = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions(), null, Cancel)
        );

        Assert.Equal(404, (int)refused.HttpStatusCode);
    }

    private async Task<PaymentIntent> PaidAsync()
    {
        Session session = await host.NewSessionAsync();
        await host.PayAsync(session);
        return (await host.ReadAsync(session)).PaymentIntent;
    }

    private Task<Refund> RefundAsync(PaymentIntent intent, long? amount = null) =>
        host.Stripe.V1.Refunds.CreateAsync(
            new()
            {
                PaymentIntent = intent.Id,
                Amount = amount,
                Metadata = new() { ["refundId"] = "r-1" },
            },
            null,
            Cancel
        );
}
