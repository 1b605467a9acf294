using Marketplace.PaymentSimulator.Payouts;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Flow;

/// <summary>Creates refunds, which succeed or fail as their scenario says.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>.</remarks>
public sealed class RefundService(
    SimulatorState state,
    EventLog events,
    Scheduler scheduler,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
)
{
    /// <summary>Refunds part of a charge, or all that is left of it if the amount is null.</summary>
    public Refund Create(
        Charge charge,
        long? amount,
        string? reason,
        Dictionary<string, string> metadata,
        Scenario scenario
    )
    {
        var left = LeftOf(charge);
        if (amount > left)
        {
            throw RefusedException.BadParameter(
                $"Refund amount ({amount}) is greater than unrefunded amount on charge ({left}).",
                "amount"
            );
        }

        var id = ObjectIds.New("re");
        var refund = state.Refunds.Add(
            id,
            new Refund
            {
                Id = id,
                Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                Amount = amount ?? left,
                Currency = charge.Currency,
                Charge = charge.Id,
                PaymentIntent = charge.PaymentIntent,
                Reason = reason,
                Metadata = metadata,
                Status = scenario == Scenario.RefundFails ? "pending" : "succeeded",
                Scenario = scenario,
            }
        );
        charge.AmountRefunded += refund.Amount;
        state.Move(clock.GetUtcNow(), "refund", -refund.Amount, refund.Currency, refund.Id);
        SendEvent(refund, charge);
        if (scenario == Scenario.RefundFails)
            FailLater(refund.Id);
        return refund;
    }

    /// <summary>Fails a refund that is pending, or that succeeded and whose money comes back.</summary>
    public Refund Fail(string refundId)
    {
        var refund = state.Refunds.Get(refundId);
        if (refund.Status == "failed")
            throw RefusedException.WrongState($"Refund {refundId} has already failed.");
        SendFailure(refund);
        return refund;
    }

    /// <summary>Waits once more for what was pending before a restart.</summary>
    public void Resume()
    {
        foreach (var refund in state.Refunds.NewestFirst.Where(one => one.Status == "pending"))
            FailLater(refund.Id);
    }

    /// <summary>What can be refunded: nothing while a dispute is open, and not what a lost one took.</summary>
    private long LeftOf(Charge charge)
    {
        var disputes = state.Disputes.NewestFirst.Where(dispute => dispute.Charge == charge.Id).ToArray();
        if (disputes.Any(dispute => dispute.Status == "needs_response"))
        {
            throw RefusedException.WrongState(
                $"Charge {charge.Id} has been charged back; cannot issue a refund.",
                "charge_disputed"
            );
        }

        var lost = disputes.Where(dispute => dispute.Status == "lost").Sum(dispute => dispute.Amount);
        var left = charge.AmountCaptured - charge.AmountRefunded - lost;
        return left > 0
            ? left
            : throw RefusedException.WrongState(
                $"Charge {charge.Id} has already been refunded.",
                "charge_already_refunded"
            );
    }

    private void SendEvent(Refund refund, Charge charge)
    {
        var batch = events.BeginBatch();
        batch.Add("refund.created", refund);
        if (refund.Status == "succeeded")
        {
            batch.Add("charge.refunded", charge);
            batch.Add("refund.updated", refund);
        }

        batch.Send(refund.Scenario);
    }

    private void FailLater(string refundId) =>
        scheduler.After(
            options.Value.ProcessingDelay,
            refundId,
            _ =>
            {
                FailPending(refundId);
                return Task.CompletedTask;
            }
        );

    private void FailPending(string refundId)
    {
        lock (state.Sync)
        {
            if (state.Refunds.TryGet(refundId, out var refund) && refund.Status == "pending")
                SendFailure(refund);
        }
    }

    private void SendFailure(Refund refund)
    {
        refund.Status = "failed";
        refund.FailureReason = "lost_or_stolen_card";
        state.Move(clock.GetUtcNow(), "refund_failure", refund.Amount, refund.Currency, refund.Id);
        if (state.Charges.TryGet(refund.Charge, out var charge))
            charge.AmountRefunded -= refund.Amount;

        var batch = events.BeginBatch();
        batch.Add("refund.updated", refund);
        batch.Add("refund.failed", refund);
        batch.Send(refund.Scenario);
    }
}
