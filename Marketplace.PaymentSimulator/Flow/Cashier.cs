using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Lets payments succeed, fail, wait and surprise: the one place where a scenario turns into states and
/// events.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class Cashier(
    SimulatorState state,
    EventLog events,
    Checkouts checkouts,
    Schedule schedule,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
)
{
    /// <summary>A person pays at the checkout page. The scenario remembered on the session wins over a card that has
    /// none of its own.</summary>
    public PaymentIntent PayAtCheckout(
        CheckoutSession session,
        TestCard card,
        Scenario? asked = null,
        BillingDetails? payer = null
    )
    {
        var scenario = asked ?? (card.Scenario == Scenario.Success ? session.Scenario : card.Scenario);
        if (session.Status != "open" && !(session.Status == "expired" && scenario == Scenario.Late))
            throw RefusedException.WrongState($"The Checkout Session is {session.Status} and takes no payment.");

        var intent = checkouts.IntentOf(session);
        if (!intent.IsOpen)
            throw RefusedException.WrongState(
                $"The payment is {intent.Status} already.",
                "payment_intent_unexpected_state"
            );

        session.CustomerDetails = new CustomerDetails(payer?.Email ?? session.CustomerEmail, payer?.Name);
        Attempt(intent, NewMethod(card, payer), scenario, offSession: false);
        return intent;
    }

    /// <summary>Makes a payment method of a test card.</summary>
    public PaymentMethod NewMethod(TestCard card, BillingDetails? payer = null)
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
                Later = card.Later,
                Scenario = card.Scenario,
            }
        );
    }

    /// <summary>Tries to take the money.</summary>
    public void Attempt(PaymentIntent intent, PaymentMethod method, Scenario scenario, bool offSession)
    {
        intent.PaymentMethod = method.Id;
        intent.Scenario = scenario;
        intent.LastPaymentError = null;
        switch (scenario)
        {
            case Scenario.Decline:
                Refuse(intent, CardRefusal.Declined);
                break;
            case Scenario.RequiresAction when offSession:
                Refuse(intent, CardRefusal.AuthenticationRequired);
                break;
            case Scenario.RequiresAction:
                Challenge(intent);
                break;
            case Scenario.Timeout:
                Wait(intent, options.Value.ProcessingDelay);
                break;
            case Scenario.Late:
                checkouts.ExpireIfOpen(intent.Session);
                Wait(intent, options.Value.LateDelay);
                break;
            default:
                Succeed(intent);
                break;
        }
    }

    /// <summary>The cardholder approves or rejects at the bank's page.</summary>
    public void Authenticate(PaymentIntent intent, bool approved)
    {
        if (intent.Status != "requires_action")
            throw RefusedException.WrongState(
                $"The payment is {intent.Status} and waits for no approval.",
                "payment_intent_unexpected_state"
            );

        if (approved)
            Succeed(intent);
        else
            Refuse(intent, CardRefusal.AuthenticationFailed);
    }

    private void Challenge(PaymentIntent intent)
    {
        intent.Status = "requires_action";
        intent.NextAction = new NextAction(
            new RedirectToUrl($"{intent.BaseUrl}/authenticate/{intent.Id}", intent.ReturnUrl)
        );
        Tell("payment_intent.requires_action", intent);
    }

    private void Wait(PaymentIntent intent, TimeSpan delay)
    {
        intent.Status = "processing";
        intent.NextAction = null;
        var batch = events.Open();
        batch.Add("payment_intent.processing", intent);
        checkouts.CompleteUnpaid(intent, batch);
        batch.Send(intent.Scenario);

        var id = intent.Id;
        schedule.After(
            delay,
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

    private void Refuse(PaymentIntent intent, CardRefusal refusal)
    {
        var batch = events.Open();
        Refuse(intent, refusal, batch);
        batch.Send(intent.Scenario);
    }

    private void Refuse(PaymentIntent intent, CardRefusal refusal, EventBatch batch)
    {
        var charge = AddCharge(intent, refusal);
        intent.Status = "requires_payment_method";
        intent.NextAction = null;
        intent.LastPaymentError = refusal.ToError(charge.Id);
        batch.Add("payment_intent.payment_failed", intent);
    }

    private void Succeed(PaymentIntent intent)
    {
        var batch = events.Open();
        if (intent.Scenario == Scenario.Reordered)
            FailFirst(intent, batch);

        if (intent.Scenario is Scenario.WrongAmount or Scenario.WrongCurrency)
            checkouts.Distort(intent);

        AddCharge(intent, refusal: null);
        checkouts.SaveCard(intent);
        intent.Status = "succeeded";
        intent.AmountReceived = intent.Amount;
        intent.NextAction = null;
        intent.LastPaymentError = null;
        batch.Add("payment_intent.succeeded", intent);
        checkouts.CompletePaid(intent, batch);
        batch.Send(intent.Scenario);
    }

    private void FailFirst(PaymentIntent intent, EventBatch batch)
    {
        Refuse(intent, CardRefusal.Declined, batch);
        intent.Status = "processing";
        intent.LastPaymentError = null;
        batch.Add("payment_intent.processing", intent);
    }

    private Charge AddCharge(PaymentIntent intent, CardRefusal? refusal)
    {
        var method = state.PaymentMethods.Get(intent.PaymentMethod);
        var id = ObjectIds.New("ch");
        intent.LatestCharge = id;
        return state.Charges.Add(
            id,
            new Charge
            {
                Id = id,
                Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                Amount = intent.Amount,
                Currency = intent.Currency,
                Customer = intent.Customer,
                Description = intent.Description,
                Metadata = intent.Metadata,
                Paid = refusal is null,
                FailureCode = refusal?.Code,
                FailureMessage = refusal?.Message,
                PaymentIntent = intent.Id,
                PaymentMethod = method.Id,
                PaymentMethodDetails = new PaymentMethodDetails(method.Card),
            }
        );
    }

    private void Tell(string type, PaymentIntent intent)
    {
        var batch = events.Open();
        batch.Add(type, intent);
        batch.Send(intent.Scenario);
    }
}
