using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Subscriptions and their invoices.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class Billing(SimulatorState state, EventLog events, TimeProvider clock)
{
    /// <summary>Begins the subscription a checkout session was paid for, with its first invoice paid.</summary>
    public void Start(CheckoutSession session, PaymentIntent intent, EventBatch batch)
    {
        var now = clock.GetUtcNow();
        var subscription = NewSubscription(session, intent, now);
        var invoice = NewInvoice(subscription, "subscription_create", intent.Amount, intent.Currency, now);
        session.Subscription = subscription.Id;
        session.Invoice = invoice.Id;
        batch.Add("customer.subscription.created", subscription);
        RecordPayment(invoice, intent);
        batch.Add("invoice.paid", invoice);
    }

    /// <summary>The invoice of the next period, open. The period of the subscription moves on.</summary>
    public Invoice OpenNextPeriod(Subscription subscription, EventBatch batch)
    {
        var item = subscription.Items.Data[0];
        var start = DateTimeOffset.FromUnixTimeSeconds(item.CurrentPeriodEnd);
        item.CurrentPeriodStart = item.CurrentPeriodEnd;
        item.CurrentPeriodEnd = RecurringOf(item.Price).EndOf(start).ToUnixTimeSeconds();
        var invoice = NewInvoice(
            subscription,
            "subscription_cycle",
            item.Price.UnitAmount * item.Quantity,
            item.Price.Currency,
            clock.GetUtcNow()
        );
        batch.Add("customer.subscription.updated", subscription);
        return invoice;
    }

    /// <summary>An invoice was paid: a subscription that was behind is active again.</summary>
    public void MarkPaid(Invoice invoice, PaymentIntent intent, EventBatch batch)
    {
        RecordPayment(invoice, intent);
        batch.Add("invoice.paid", invoice);
        Move(invoice.Subscription, "past_due", "active", batch);
    }

    /// <summary>An invoice could not be paid: the subscription is past due.</summary>
    public void MarkFailed(Invoice invoice, EventBatch batch)
    {
        invoice.AttemptCount++;
        batch.Add("invoice.payment_failed", invoice);
        Move(invoice.Subscription, "active", "past_due", batch);
    }

    /// <summary>Ends a subscription now.</summary>
    public void Cancel(Subscription subscription)
    {
        if (subscription.Status == "canceled")
            throw RefusedException.Missing("subscription", subscription.Id);

        subscription.Status = "canceled";
        subscription.CanceledAt ??= clock.GetUtcNow().ToUnixTimeSeconds();
        subscription.EndedAt = clock.GetUtcNow().ToUnixTimeSeconds();
        Tell("customer.subscription.deleted", subscription);
    }

    /// <summary>Tells that a subscription was changed.</summary>
    public void TellUpdated(Subscription subscription) => Tell("customer.subscription.updated", subscription);

    private void Tell(string type, Subscription subscription)
    {
        var batch = events.Open();
        batch.Add(type, subscription);
        batch.Send(Scenario.Success);
    }

    private void Move(string subscriptionId, string from, string to, EventBatch batch)
    {
        if (!state.Subscriptions.TryGet(subscriptionId, out var subscription) || subscription.Status != from)
            return;

        subscription.Status = to;
        batch.Add("customer.subscription.updated", subscription);
    }

    private Subscription NewSubscription(CheckoutSession session, PaymentIntent intent, DateTimeOffset now)
    {
        var id = ObjectIds.New("sub");
        var line = session.LineItems[0];
        var item = new SubscriptionItem
        {
            Id = ObjectIds.New("si"),
            Created = now.ToUnixTimeSeconds(),
            Subscription = id,
            Price = line.Price,
            Quantity = line.Quantity,
            CurrentPeriodStart = now.ToUnixTimeSeconds(),
            CurrentPeriodEnd = RecurringOf(line.Price).EndOf(now).ToUnixTimeSeconds(),
        };
        return state.Subscriptions.Add(
            id,
            new Subscription
            {
                Id = id,
                Created = now.ToUnixTimeSeconds(),
                StartDate = now.ToUnixTimeSeconds(),
                BillingCycleAnchor = now.ToUnixTimeSeconds(),
                Customer = session.Customer!,
                Currency = session.Currency,
                DefaultPaymentMethod = intent.PaymentMethod,
                Metadata = new Dictionary<string, string>(session.SubscriptionMetadata),
                Items = new StripeList<SubscriptionItem>($"/v1/subscription_items?subscription={id}") { Data = [item] },
            }
        );
    }

    private Invoice NewInvoice(
        Subscription subscription,
        string reason,
        long total,
        string currency,
        DateTimeOffset now
    )
    {
        var id = ObjectIds.New("in");
        var item = subscription.Items.Data[0];
        var period = new InvoicePeriod(item.CurrentPeriodStart, item.CurrentPeriodEnd);
        subscription.LatestInvoice = id;
        return state.Invoices.Add(
            id,
            new Invoice
            {
                Id = id,
                Created = now.ToUnixTimeSeconds(),
                Number = state.NextInvoiceNumber(),
                Customer = subscription.Customer,
                Currency = currency,
                Total = total,
                BillingReason = reason,
                PeriodStart = period.Start,
                PeriodEnd = period.End,
                Parent = new InvoiceParent(new SubscriptionDetails(subscription.Id, subscription.Metadata)),
                StatusTransitions = new StatusTransitions(now.ToUnixTimeSeconds(), null),
                Lines = new StripeList<InvoiceLine>($"/v1/invoices/{id}/lines")
                {
                    Data =
                    [
                        new InvoiceLine(
                            ObjectIds.New("il"),
                            id,
                            item.Price.ProductName,
                            total,
                            currency,
                            item.Quantity,
                            period
                        ),
                    ],
                },
            }
        );
    }

    private void RecordPayment(Invoice invoice, PaymentIntent intent)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        invoice.Status = "paid";
        invoice.AttemptCount++;
        invoice.StatusTransitions = invoice.StatusTransitions with { PaidAt = now };
        invoice.Payments.Data.Add(
            new InvoicePayment(
                ObjectIds.New("inpay"),
                invoice.Id,
                now,
                invoice.Currency,
                invoice.Total,
                intent.AmountReceived,
                "paid",
                new InvoicePaymentSource(intent.Id)
            )
        );
    }

    private static Recurring RecurringOf(Price price) =>
        price.Recurring ?? throw RefusedException.WrongState("The price is not a recurring one.");
}
