using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Control;

/// <summary>What a developer or a test can do to payments: pay without a browser, skip waits, reset.</summary>
public sealed class ControlService(
    SimulatorState state,
    PaymentProcessor payments,
    CheckoutService checkouts,
    RefundService refunds,
    DisputeService disputes,
    Scheduler scheduler
)
{
    /// <summary>Pays a session as a person with the card would. A scenario wins over the card's.</summary>
    public SessionView Pay(string sessionId, string? card, string? scenario)
    {
        var paidWith = card is null
            ? TestCards.Default
            : TestCards.Find(card)
                ?? throw RefusedException.BadParameter(
                    "This is not one of the simulator's test cards. GET /_simulator lists them.",
                    "card"
                );
        lock (state.Sync)
        {
            var session = state.Sessions.Get(sessionId);
            payments.PayAtCheckout(session, paidWith, ScenarioOf(scenario));
            return SessionView.Of(session, state);
        }
    }

    /// <summary>Approves or rejects a payment that needs the cardholder.</summary>
    public SessionView Authenticate(string sessionId, bool approve)
    {
        lock (state.Sync)
        {
            var session = state.Sessions.Get(sessionId);
            payments.Authenticate(state.Intents.Get(session.PaymentIntent), approve);
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
                throw RefusedException.WrongState($"The session is {session.Status} and cannot expire.");

            checkouts.ExpireIfOpen(sessionId);
            return SessionView.Of(session, state);
        }
    }

    /// <summary>Refunds a payment as a person in the provider's dashboard would: without anything that marks it as the
    /// product's.</summary>
    /// <param name="amount">Null for all that is left.</param>
    public RefundView Refund(string paymentId, long? amount, string? scenario)
    {
        lock (state.Sync)
        {
            var charge = state.Charges.Get(state.Intents.Get(paymentId).LatestCharge);
            return RefundView.Of(refunds.Create(charge, amount, null, [], ScenarioOf(scenario) ?? Scenario.Success));
        }
    }

    /// <summary>Lets a refund fail, also one that was paid: the buyer's bank returns the money.</summary>
    public RefundView FailRefund(string refundId)
    {
        lock (state.Sync)
            return RefundView.Of(refunds.Fail(refundId));
    }

    /// <summary>Opens a dispute as the cardholder's bank would.</summary>
    /// <param name="amount">Null for everything that was paid.</param>
    /// <param name="isInquiry">The bank only asks.</param>
    public DisputeView Dispute(string paymentId, long? amount, string? reason, bool isInquiry, string? scenario)
    {
        lock (state.Sync)
        {
            var charge = state.Charges.Get(state.Intents.Get(paymentId).LatestCharge);
            return DisputeView.Of(
                disputes.Open(charge, amount, reason, isInquiry, ScenarioOf(scenario) ?? Scenario.Success)
            );
        }
    }

    /// <summary>Decides a dispute; a question ends either way.</summary>
    public DisputeView CloseDispute(string disputeId, bool isWon)
    {
        lock (state.Sync)
            return DisputeView.Of(disputes.Close(disputeId, isWon));
    }

    /// <summary>Executes at once what a session, payment or refund is waiting for.</summary>
    public async Task<object> AdvanceAsync(string id, CancellationToken cancellationToken)
    {
        string subject;
        lock (state.Sync)
            subject = state.Sessions.TryGet(id, out var session) ? session.PaymentIntent ?? id : id;

        var steps = await scheduler.AdvanceAsync(subject, cancellationToken);
        return new { id, steps };
    }

    /// <summary>Removes all objects and scheduled steps.</summary>
    public void Reset()
    {
        scheduler.Clear();
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
