using Stripe;
using Stripe.Checkout;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>Subscription mode: the checkout page begins it, the saved card goes on paying it.</summary>
public sealed class SubscriptionApiTests(SimulatorHost host) : IClassFixture<SimulatorHost>
{
    private static CancellationToken Cancel => SimulatorHost.Cancel;

    [Fact]
    public async Task Paid_SubscriptionMode_IsActiveWithAPaidInvoice()
    {
        var session = await SubscribedAsync();

        var subscription = await host.Stripe.V1.Subscriptions.GetAsync(session.SubscriptionId, null, null, Cancel);
        var invoice = await host.Stripe.V1.Invoices.GetAsync(session.InvoiceId, null, null, Cancel);

        Assert.Equal(("active", "s-1"), (subscription.Status, subscription.Metadata["sellerId"]));
        Assert.Equal(
            subscription.Items.Data[0].CurrentPeriodStart.AddDays(30),
            subscription.Items.Data[0].CurrentPeriodEnd
        );
        Assert.Equal(
            ("paid", 19900, "subscription_create"),
            (invoice.Status, invoice.AmountPaid, invoice.BillingReason)
        );
        Assert.Equal(subscription.Id, invoice.Parent.SubscriptionDetails.SubscriptionId);
        Assert.Equal(session.PaymentIntentId, invoice.Payments.Data[0].Payment.PaymentIntentId);
        await host.Webhooks.WaitAsync(1, "customer.subscription.created", subscription.Id, Cancel);
        await host.Webhooks.WaitAsync(1, "invoice.paid", invoice.Id, Cancel);
    }

    [Fact]
    public async Task Renewed_CardRefusedThenGood_IsPastDueThenActive()
    {
        var session = await SubscribedAsync();
        await host.ControlAsync($"subscriptions/{session.SubscriptionId}/renew", new { scenario = "decline" });
        var subscription = await host.Stripe.V1.Subscriptions.GetAsync(session.SubscriptionId, null, null, Cancel);
        await host.Webhooks.WaitAsync(1, "invoice.payment_failed", subscription.LatestInvoiceId, Cancel);
        Assert.Equal("past_due", subscription.Status);

        var invoice = await host.Stripe.V1.Invoices.PayAsync(subscription.LatestInvoiceId, null, null, Cancel);
        var twice = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.Invoices.PayAsync(invoice.Id, null, null, Cancel)
        );
        var listed = await host.Stripe.V1.Invoices.ListAsync(new() { Subscription = subscription.Id }, null, Cancel);

        Assert.Equal(("paid", 2, "subscription_cycle"), (invoice.Status, invoice.AttemptCount, invoice.BillingReason));
        Assert.Equal(
            "active",
            (await host.Stripe.V1.Subscriptions.GetAsync(subscription.Id, null, null, Cancel)).Status
        );
        Assert.Equal("invoice_already_paid", twice.StripeError.Code);
        Assert.Equal(2, listed.Data.Count);
        await host.Webhooks.WaitAsync(1, "invoice.paid", invoice.Id, Cancel);
    }

    [Fact]
    public async Task Cancelled_NowOrAtPeriodEnd_Ends()
    {
        var now = await SubscribedAsync();
        var ended = await host.Stripe.V1.Subscriptions.CancelAsync(now.SubscriptionId, null, null, Cancel);

        var later = await SubscribedAsync();
        var marked = await host.Stripe.V1.Subscriptions.UpdateAsync(
            later.SubscriptionId,
            new() { CancelAtPeriodEnd = true },
            null,
            Cancel
        );
        await host.ControlAsync($"subscriptions/{later.SubscriptionId}/renew");

        Assert.Equal(("canceled", "active"), (ended.Status, marked.Status));
        Assert.True(marked.CancelAtPeriodEnd);
        await host.Webhooks.WaitAsync(1, "customer.subscription.deleted", ended.Id, Cancel);
        await host.Webhooks.WaitAsync(1, "customer.subscription.deleted", marked.Id, Cancel);
    }

    [Fact]
    public async Task Create_PriceMadeBefore_IsCharged()
    {
        var price = await host.Stripe.V1.Prices.CreateAsync(
            new()
            {
                Currency = "try",
                UnitAmount = 49900,
                Recurring = new() { Interval = "month" },
                ProductData = new() { Name = "Pro" },
            },
            null,
            Cancel
        );

        var session = await host.NewSessionAsync(change: options =>
        {
            options.Mode = "subscription";
            options.PaymentIntentData = null;
            options.LineItems = [new() { Price = price.Id, Quantity = 1 }];
        });

        Assert.Equal(49900, session.AmountTotal);
    }

    private async Task<Session> SubscribedAsync()
    {
        var session = await host.NewSessionAsync(change: options =>
        {
            options.Mode = "subscription";
            options.PaymentIntentData = null;
            options.SubscriptionData = new() { Metadata = new() { ["sellerId"] = "s-1" } };
            options.LineItems =
            [
                new()
                {
                    Quantity = 1,
                    PriceData = new()
                    {
                        Currency = "try",
                        UnitAmount = 19900,
                        ProductData = new() { Name = "Standart plan" },
                        Recurring = new() { Interval = "day", IntervalCount = 30 },
                    },
                },
            ];
        });
        await host.PayAsync(session);
        return await host.Stripe.V1.Checkout.Sessions.GetAsync(session.Id, null, null, Cancel);
    }
}
