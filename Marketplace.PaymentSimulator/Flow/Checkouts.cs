using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>What a payment means for the checkout session it belongs to. A payment without a session passes through
/// untouched.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class Checkouts(SimulatorState state, EventLog events, TimeProvider clock)
{
    private const long AmountError = 100;

    /// <summary>The session's payment, made at the first attempt.</summary>
    public PaymentIntent IntentOf(CheckoutSession session)
    {
        if (state.Intents.TryGet(session.PaymentIntent, out var existing) && existing.Status != "canceled")
            return existing;

        var saveCard = session.IntentSeed.SetupFutureUsage is not null;
        if (session.Customer is null && (saveCard || session.CustomerCreation == "always"))
            session.Customer = NewCustomer(session);

        var id = ObjectIds.New("pi");
        session.PaymentIntent = id;
        return state.Intents.Add(
            id,
            new PaymentIntent
            {
                Id = id,
                Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                Amount = session.AmountTotal,
                Currency = session.Currency,
                Customer = session.Customer,
                Description = session.IntentSeed.Description,
                Metadata = new Dictionary<string, string>(
                    session.IntentSeed.Metadata ?? new Dictionary<string, string>()
                ),
                SetupFutureUsage = session.IntentSeed.SetupFutureUsage,
                ReceiptEmail = session.CustomerEmail,
                Session = session.Id,
                BaseUrl = session.BaseUrl,
            }
        );
    }

    /// <summary>Expires a session that is still open and cancels the payment begun in it.</summary>
    /// <remarks>Repeat: a session that is not open stays as it is.</remarks>
    public void ExpireIfOpen(string? sessionId)
    {
        if (!state.Sessions.TryGet(sessionId, out var session) || session.Status != "open")
            return;

        session.Status = "expired";
        var batch = events.Open();

        // A late payment is the reason for the expiry here, and goes on in spite of it.
        if (
            state.Intents.TryGet(session.PaymentIntent, out var intent)
            && intent.IsOpen
            && intent.Scenario != Scenario.Late
        )
            Cancel(intent, "automatic", batch);
        batch.Add("checkout.session.expired", session);
        batch.Send(Scenario.Success);
    }

    /// <summary>Cancels a payment nobody has paid.</summary>
    public void Cancel(PaymentIntent intent, string? reason, EventBatch batch)
    {
        intent.Status = "canceled";
        intent.CanceledAt = clock.GetUtcNow().ToUnixTimeSeconds();
        intent.CancellationReason = reason;
        intent.NextAction = null;
        batch.Add("payment_intent.canceled", intent);
    }

    /// <summary>The visit is over, the money is on its way: complete, but not paid.</summary>
    public void CompleteUnpaid(PaymentIntent intent, EventBatch batch)
    {
        if (!state.Sessions.TryGet(intent.Session, out var session) || session.Status != "open")
            return;

        session.Status = "complete";
        batch.Add("checkout.session.completed", session);
    }

    /// <summary>The money is there.</summary>
    public void CompletePaid(PaymentIntent intent, EventBatch batch)
    {
        if (!state.Sessions.TryGet(intent.Session, out var session))
            return;

        var wasComplete = session.Status == "complete";
        session.Status = "complete";
        session.PaymentStatus = "paid";
        batch.Add(wasComplete ? "checkout.session.async_payment_succeeded" : "checkout.session.completed", session);
    }

    /// <summary>Makes the payment differ from what was asked for, in amount or in currency.</summary>
    public void Distort(PaymentIntent intent)
    {
        if (intent.Scenario == Scenario.WrongAmount)
            intent.Amount = intent.Amount > AmountError ? intent.Amount - AmountError : intent.Amount + AmountError;
        else
            intent.Currency = intent.Currency == "usd" ? "eur" : "usd";

        if (!state.Sessions.TryGet(intent.Session, out var session))
            return;

        (session.AmountTotal, session.AmountSubtotal, session.Currency) = (
            intent.Amount,
            intent.Amount,
            intent.Currency
        );
    }

    /// <summary>Keeps the card for later charges if the payment was made to do so.</summary>
    public void SaveCard(PaymentIntent intent)
    {
        if (intent.SetupFutureUsage is null || !state.Customers.TryGet(intent.Customer, out var customer))
            return;

        state.PaymentMethods.Get(intent.PaymentMethod).Customer = customer.Id;
        customer.InvoiceSettings = new InvoiceSettings(intent.PaymentMethod);
    }

    private string NewCustomer(CheckoutSession session)
    {
        var id = ObjectIds.New("cus");
        state.Customers.Add(
            id,
            new Customer
            {
                Id = id,
                Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                Email = session.CustomerEmail,
            }
        );
        return id;
    }
}
