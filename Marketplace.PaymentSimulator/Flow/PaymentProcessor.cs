using Marketplace.PaymentSimulator.Payouts;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Processes payments as their scenario says: the only place that turns a scenario into states and
/// events.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class PaymentProcessor(
    SimulatorState state,
    EventLog events,
    CheckoutService checkouts,
    Scheduler scheduler,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
)
{
    /// <summary>Pays a session at the checkout page.</summary>
    /// <remarks>A requested scenario wins over the card's, and a card of another scenario than success over the
    /// session's.</remarks>
    public PaymentIntent PayAtCheckout(
        CheckoutSession session,
        TestCard card,
        Scenario? requested = null,
        BillingDetails? payer = null
    )
    {
        var scenario = requested ?? (card.Scenario == Scenario.Success ? session.Scenario : card.Scenario);
        if (session.Status != "open" && !(session.Status == "expired" && scenario == Scenario.Late))
            throw RefusedException.WrongState($"The Checkout Session is {session.Status} and cannot be paid.");

        var intent = checkouts.IntentOf(session);
        if (!intent.IsOpen)
        {
            throw RefusedException.WrongState(
                $"The payment is already {intent.Status}.",
                "payment_intent_unexpected_state"
            );
        }

        session.CustomerDetails = new CustomerDetails(payer?.Email ?? session.CustomerEmail, payer?.Name);
        Attempt(intent, AddPaymentMethod(card, payer), scenario);
        return intent;
    }

    private PaymentMethod AddPaymentMethod(TestCard card, BillingDetails? payer)
    {
        var now = clock.GetUtcNow();
        var id = ObjectIds.New("pm");
        return state.PaymentMethods.Add(
            id,
            new PaymentMethod
            {
                Id = id,
                Created = now.ToUnixTimeSeconds(),
                Card = new CardDetails(card.Last4, 12, now.Year + 3),
                BillingDetails = payer ?? new BillingDetails(null, null),
            }
        );
    }

    private void Attempt(PaymentIntent intent, PaymentMethod method, Scenario scenario)
    {
        intent.PaymentMethod = method.Id;
        intent.Scenario = scenario;
        intent.LastPaymentError = null;
        switch (scenario)
        {
            case Scenario.Decline:
                Fail(intent, CardFailure.Declined);
                break;
            case Scenario.RequiresAction:
                RequireAuthentication(intent);
                break;
            case Scenario.Timeout:
                Wait(intent);
                break;
            case Scenario.Late:
                checkouts.ExpireIfOpen(intent.Session);
                Wait(intent);
                break;
            default:
                Succeed(intent);
                break;
        }
    }

    /// <summary>Approves or rejects a payment at the bank's page.</summary>
    public void Authenticate(PaymentIntent intent, bool approved)
    {
        if (intent.Status != "requires_action")
        {
            throw RefusedException.WrongState(
                $"The payment is {intent.Status} and needs no approval.",
                "payment_intent_unexpected_state"
            );
        }

        if (approved)
            Succeed(intent);
        else
            Fail(intent, CardFailure.AuthenticationFailed);
    }

    private void RequireAuthentication(PaymentIntent intent)
    {
        intent.Status = "requires_action";
        intent.NextAction = new NextAction(new RedirectToUrl($"{intent.BaseUrl}/authenticate/{intent.Id}"));
        SendEvent("payment_intent.requires_action", intent);
    }

    /// <summary>Waits once more for what was processing before a restart.</summary>
    public void Resume()
    {
        foreach (var intent in state.Intents.NewestFirst.Where(one => one.Status == "processing"))
            SettleLater(intent);
    }

    private void Wait(PaymentIntent intent)
    {
        intent.Status = "processing";
        intent.NextAction = null;
        var batch = events.BeginBatch();
        batch.Add("payment_intent.processing", intent);
        checkouts.CompleteUnpaid(intent, batch);
        batch.Send(intent.Scenario);
        SettleLater(intent);
    }

    private void SettleLater(PaymentIntent intent)
    {
        var id = intent.Id;
        scheduler.After(
            intent.Scenario == Scenario.Late ? options.Value.LateDelay : options.Value.ProcessingDelay,
            id,
            _ =>
            {
                Settle(id);
                return Task.CompletedTask;
            }
        );
    }

    private void Settle(string intentId)
    {
        lock (state.Sync)
        {
            if (state.Intents.TryGet(intentId, out var intent) && intent.Status == "processing")
                Succeed(intent);
        }
    }

    private void Fail(PaymentIntent intent, CardFailure failure)
    {
        var batch = events.BeginBatch();
        Fail(intent, failure, batch);
        batch.Send(intent.Scenario);
    }

    private void Fail(PaymentIntent intent, CardFailure failure, EventBatch batch)
    {
        var charge = AddCharge(intent, failure);
        intent.Status = "requires_payment_method";
        intent.NextAction = null;
        intent.LastPaymentError = failure.ToError(charge.Id);
        batch.Add("payment_intent.payment_failed", intent);
    }

    private void Succeed(PaymentIntent intent)
    {
        var batch = events.BeginBatch();
        if (intent.Scenario == Scenario.Reordered)
            AddEarlierFailure(intent, batch);

        if (intent.Scenario is Scenario.WrongAmount or Scenario.WrongCurrency)
            checkouts.ChangeMoney(intent);

        AddCharge(intent, failure: null);
        intent.Status = "succeeded";
        intent.AmountReceived = intent.Amount;
        intent.NextAction = null;
        intent.LastPaymentError = null;
        batch.Add("payment_intent.succeeded", intent);
        checkouts.CompletePaid(intent, batch);
        batch.Send(intent.Scenario);
    }

    private void AddEarlierFailure(PaymentIntent intent, EventBatch batch)
    {
        Fail(intent, CardFailure.Declined, batch);
        intent.Status = "processing";
        intent.LastPaymentError = null;
        batch.Add("payment_intent.processing", intent);
    }

    private Charge AddCharge(PaymentIntent intent, CardFailure? failure)
    {
        var method = state.PaymentMethods.Get(intent.PaymentMethod);
        var id = ObjectIds.New("ch");
        intent.LatestCharge = id;
        if (failure is null)
        {
            var fee = options.Value.FeeOf(intent.Amount);
            state.Move(clock.GetUtcNow(), "charge", intent.Amount, intent.Currency, id, fee);
        }

        return state.Charges.Add(
            id,
            new Charge
            {
                Id = id,
                Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                Amount = intent.Amount,
                Currency = intent.Currency,
                Description = intent.Description,
                Metadata = intent.Metadata,
                Paid = failure is null,
                FailureCode = failure?.Code,
                FailureMessage = failure?.Message,
                PaymentIntent = intent.Id,
                PaymentMethod = method.Id,
                PaymentMethodDetails = new PaymentMethodDetails(method.Card),
            }
        );
    }

    private void SendEvent(string type, PaymentIntent intent)
    {
        var batch = events.BeginBatch();
        batch.Add(type, intent);
        batch.Send(intent.Scenario);
    }
}
