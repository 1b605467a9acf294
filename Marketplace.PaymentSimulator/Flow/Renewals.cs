using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Charges the saved card of a subscription: for its next period, or again for an invoice that
/// failed.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class Renewals(
    SimulatorState state,
    Cashier cashier,
    Billing billing,
    EventLog events,
    TimeProvider clock
)
{
    /// <summary>Begins the next period, or ends the subscription if it was to end with this one. Null if it
    /// ended.</summary>
    public PaymentIntent? Renew(Subscription subscription, Scenario? scenario, string baseUrl)
    {
        if (subscription.Status == "canceled")
            throw RefusedException.WrongState("The subscription is canceled.");
        if (subscription.CancelAtPeriodEnd)
        {
            billing.Cancel(subscription);
            return null;
        }

        var batch = events.Open();
        var invoice = billing.OpenNextPeriod(subscription, batch);
        batch.Send(Scenario.Success);
        return Pay(invoice, methodId: null, scenario, baseUrl);
    }

    /// <summary>Tries to pay an open invoice, by default with the card of its subscription.</summary>
    public PaymentIntent Pay(Invoice invoice, string? methodId, Scenario? scenario, string baseUrl)
    {
        if (invoice.Status == "paid")
            throw RefusedException.WrongState("Invoice is already paid", "invoice_already_paid");

        var subscription = state.Subscriptions.Get(invoice.Subscription);
        var method = TestCards.FindToken(methodId) is { } card
            ? cashier.NewMethod(card)
            : state.PaymentMethods.Get(methodId ?? subscription.DefaultPaymentMethod);
        var id = ObjectIds.New("pi");
        var intent = state.Intents.Add(
            id,
            new PaymentIntent
            {
                Id = id,
                Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                Amount = invoice.Total,
                Currency = invoice.Currency,
                Customer = invoice.Customer,
                Metadata = new Dictionary<string, string>(subscription.Metadata),
                Invoice = invoice.Id,
                BaseUrl = baseUrl,
            }
        );
        cashier.Attempt(intent, method, scenario ?? method.Later, offSession: true);
        return intent;
    }
}
