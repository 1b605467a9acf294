using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Keeps checkout sessions in step with their payments.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class CheckoutService(SimulatorState state, EventLog events, TimeProvider clock)
{
    private const long AmountDifference = 100;

    /// <summary>The session's payment, created at the first attempt.</summary>
    public PaymentIntent IntentOf(CheckoutSession session)
    {
        if (state.Intents.TryGet(session.PaymentIntent, out var existing) && existing.Status != "canceled")
            return existing;

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
                Description = session.PaymentIntentData.Description,
                Metadata = new Dictionary<string, string>(session.PaymentIntentData.Metadata),
                ReceiptEmail = session.CustomerEmail,
                Session = session.Id,
                BaseUrl = session.BaseUrl,
            }
        );
    }

    /// <summary>Expires an open session and cancels its payment.</summary>
    /// <remarks>Repeat: a session that is not open is not changed.</remarks>
    public void ExpireIfOpen(string? sessionId)
    {
        if (!state.Sessions.TryGet(sessionId, out var session) || session.Status != "open")
            return;

        session.Status = "expired";
        var batch = events.BeginBatch();

        // A late payment goes on after the session has expired.
        if (
            state.Intents.TryGet(session.PaymentIntent, out var intent)
            && intent.IsOpen
            && intent.Scenario != Scenario.Late
        )
        {
            Cancel(intent, "automatic", batch);
        }

        batch.Add("checkout.session.expired", session);
        batch.Send(Scenario.Success);
    }

    private void Cancel(PaymentIntent intent, string? reason, EventBatch batch)
    {
        intent.Status = "canceled";
        intent.CanceledAt = clock.GetUtcNow().ToUnixTimeSeconds();
        intent.CancellationReason = reason;
        intent.NextAction = null;
        batch.Add("payment_intent.canceled", intent);
    }

    /// <summary>Completes the session of a payment that is still processing.</summary>
    public void CompleteUnpaid(PaymentIntent intent, EventBatch batch)
    {
        if (!state.Sessions.TryGet(intent.Session, out var session) || session.Status != "open")
            return;

        session.Status = "complete";
        batch.Add("checkout.session.completed", session);
    }

    /// <summary>Marks the session of a successful payment as paid.</summary>
    public void CompletePaid(PaymentIntent intent, EventBatch batch)
    {
        if (!state.Sessions.TryGet(intent.Session, out var session))
            return;

        var wasComplete = session.Status == "complete";
        session.Status = "complete";
        session.PaymentStatus = "paid";
        batch.Add(wasComplete ? "checkout.session.async_payment_succeeded" : "checkout.session.completed", session);
    }

    /// <summary>Changes the amount or the currency of a payment, as its scenario says.</summary>
    public void ChangeMoney(PaymentIntent intent)
    {
        if (intent.Scenario == Scenario.WrongAmount)
        {
            intent.Amount =
                intent.Amount > AmountDifference ? intent.Amount - AmountDifference : intent.Amount + AmountDifference;
        }
        else
        {
            intent.Currency = intent.Currency == "usd" ? "eur" : "usd";
        }

        if (!state.Sessions.TryGet(intent.Session, out var session))
            return;

        (session.AmountTotal, session.AmountSubtotal, session.Currency) = (
            intent.Amount,
            intent.Amount,
            intent.Currency
        );
    }
}
