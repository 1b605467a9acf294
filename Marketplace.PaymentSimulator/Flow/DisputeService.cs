using Marketplace.PaymentSimulator.Payouts;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Opens and decides disputes, as the cardholder's bank would.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class DisputeService(SimulatorState state, EventLog events, TimeProvider clock)
{
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(7);

    /// <summary>Opens a dispute of part of a charge, or of all of it if the amount is null.</summary>
    /// <param name="isInquiry">The bank only asks: no money moves.</param>
    public Dispute Open(Charge charge, long? amount, string? reason, bool isInquiry, Scenario scenario)
    {
        if (amount is <= 0 || amount > charge.AmountCaptured || !charge.Paid)
        {
            throw RefusedException.BadParameter(
                $"Only an amount up to the {charge.AmountCaptured} that were captured can be disputed.",
                "amount"
            );
        }

        var now = clock.GetUtcNow();
        var id = ObjectIds.New("dp");
        var dispute = state.Disputes.Add(
            id,
            new Dispute
            {
                Id = id,
                Created = now.ToUnixTimeSeconds(),
                Amount = amount ?? charge.AmountCaptured,
                Currency = charge.Currency,
                Charge = charge.Id,
                PaymentIntent = charge.PaymentIntent,
                Reason = reason ?? "fraudulent",
                Status = isInquiry ? "warning_needs_response" : "needs_response",
                EvidenceDetails = new((now + TimeToAnswer).ToUnixTimeSeconds()),
                Scenario = scenario,
            }
        );
        charge.Disputed = true;
        if (isInquiry)
            Send(dispute, "charge.dispute.created");
        else
            Withdraw(dispute, now);
        return dispute;
    }

    /// <summary>Decides a dispute that is open.</summary>
    public Dispute Close(string disputeId, bool isWon)
    {
        var dispute = state.Disputes.Get(disputeId);
        if (dispute.Status is "won" or "lost" or "warning_closed")
            throw RefusedException.WrongState($"Dispute {disputeId} is {dispute.Status} already.");
        var isInquiry = dispute.Status == "warning_needs_response";
        dispute.Status =
            isInquiry ? "warning_closed"
            : isWon ? "won"
            : "lost";
        if (dispute.Status == "won")
            Reinstate(dispute, clock.GetUtcNow());
        else
            Send(dispute, "charge.dispute.updated", "charge.dispute.closed");
        return dispute;
    }

    private void Withdraw(Dispute dispute, DateTimeOffset now)
    {
        state.Move(now, "adjustment", -dispute.Amount, dispute.Currency, dispute.Id);
        Send(dispute, "charge.dispute.created", "charge.dispute.funds_withdrawn");
    }

    private void Reinstate(Dispute dispute, DateTimeOffset now)
    {
        state.Move(now, "adjustment", dispute.Amount, dispute.Currency, dispute.Id);
        Send(dispute, "charge.dispute.updated", "charge.dispute.funds_reinstated", "charge.dispute.closed");
    }

    private void Send(Dispute dispute, params ReadOnlySpan<string> types)
    {
        var batch = events.BeginBatch();
        foreach (var type in types)
            batch.Add(type, dispute);
        batch.Send(dispute.Scenario);
    }
}
