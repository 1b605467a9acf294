using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Control;

/// <summary>What a developer or a test does to payments from outside: pay without a browser, pass time, send
/// again.</summary>
public sealed class Controls(
    SimulatorState state,
    Cashier cashier,
    Checkouts checkouts,
    Schedule schedule,
    TimeProvider clock
)
{
    /// <summary>Pays a session as a person with that card would; a scenario wins over the card.</summary>
    public SessionView Pay(string sessionId, string? card, string? scenario)
    {
        var paidWith = card is null
            ? TestCards.Default
            : TestCards.Find(card)
                ?? throw RefusedException.BadParameter(
                    "This is not a test card of the simulator. GET /_simulator lists them.",
                    "card"
                );
        lock (state.Sync)
        {
            var session = state.Sessions.Get(sessionId);
            cashier.PayAtCheckout(session, paidWith, ScenarioOf(scenario));
            return SessionView.Of(session, state);
        }
    }

    /// <summary>Approves or rejects the payment that waits for the cardholder.</summary>
    public SessionView Authenticate(string sessionId, bool approve)
    {
        lock (state.Sync)
        {
            var session = state.Sessions.Get(sessionId);
            cashier.Authenticate(state.Intents.Get(session.PaymentIntent), approve);
            return SessionView.Of(session, state);
        }
    }

    /// <summary>Expires an open session.</summary>
    public SessionView Expire(string sessionId)
    {
        lock (state.Sync)
        {
            var session = state.Sessions.Get(sessionId);
            if (session.Status != "open")
                throw RefusedException.WrongState($"The session is {session.Status} and can no longer expire.");

            checkouts.ExpireIfOpen(sessionId);
            return SessionView.Of(session, state);
        }
    }

    /// <summary>Lets the time pass that a session, payment or refund waits for.</summary>
    public async Task<object> AdvanceAsync(string id, CancellationToken cancellationToken)
    {
        string subject;
        lock (state.Sync)
            subject = state.Sessions.TryGet(id, out var session) ? session.PaymentIntent ?? id : id;

        var steps = await schedule.AdvanceAsync(subject, cancellationToken);
        return new { id, steps };
    }

    /// <summary>Makes a payment nobody asked the API for, as a stray charge at the provider would be.</summary>
    public PaymentView Charge(NewCharge charge)
    {
        if (charge.Amount < 1 || charge.Currency is not { Length: 3 })
            throw RefusedException.BadParameter(
                "An amount of at least 1 minor unit and a three-letter currency are needed.",
                "amount"
            );

        lock (state.Sync)
        {
            var id = ObjectIds.New("pi");
            var intent = state.Intents.Add(
                id,
                new PaymentIntent
                {
                    Id = id,
                    Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                    Amount = charge.Amount,
                    Currency = charge.Currency.ToLowerInvariant(),
                    Description = charge.Description,
                    Metadata = charge.Metadata ?? [],
                    BaseUrl = "",
                }
            );
            cashier.Attempt(
                intent,
                cashier.NewMethod(TestCards.Default),
                ScenarioOf(charge.Scenario) ?? Scenario.Success,
                offSession: true
            );
            return PaymentView.Of(intent);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        schedule.Clear();
        lock (state.Sync)
            state.Clear();
    }

    private static Scenario? ScenarioOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;

        return ScenarioNames.TryParse(name, out var scenario)
            ? scenario
            : throw RefusedException.BadParameter(
                $"Unknown scenario '{name}'. Known: {string.Join(", ", ScenarioNames.All)}.",
                "scenario"
            );
    }
}

/// <summary>A payment to be made without a session.</summary>
public sealed record NewCharge(
    long Amount,
    string Currency,
    string? Scenario,
    string? Description,
    Dictionary<string, string>? Metadata
);
