using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Applies what a dispute does to the money: withdrawn when it opens, back when it is won, with the payer when
/// it is lost.</summary>
public sealed class DisputeOutcomeService(
    RefundTakeoverService takeover,
    RefundOutcomeService refunds,
    ILedger ledger,
    EventOutbox outbox,
    TimeProvider clock,
    ILogger<DisputeOutcomeService> logger
)
{
    /// <summary>Moves a dispute to a status of a higher rank; what lies between is made up for.</summary>
    public async Task MoveAsync(
        Dispute dispute,
        Payment payment,
        IPaymentListener listener,
        DisputeStatus status,
        CancellationToken cancellationToken
    )
    {
        var (before, now) = (dispute.Status, clock.GetUtcNow());
        dispute.Move(status, now);
        if (status.TakesMoney() && !before.TakesMoney())
            await WithdrawAsync(dispute, payment, now, cancellationToken);
        switch (status)
        {
            case DisputeStatus.Won:
                await ledger.PostAsync(LedgerEntries.DisputeWon(dispute.Id, dispute.Amount), cancellationToken);
                break;
            case DisputeStatus.Lost:
                await LoseAsync(dispute, payment, listener, cancellationToken);
                break;
        }

        if (status is DisputeStatus.Won or DisputeStatus.Lost)
            outbox.Add(new DisputeClosed(dispute.Id, payment.Id, dispute.Amount, status == DisputeStatus.Won));
        Log(dispute, payment);
    }

    /// <summary>The provider reports something that cannot be: nothing changes, an administrator must look.</summary>
    public Settlement Mismatch(Payment payment, ProviderDispute update, string difference)
    {
        PaymentMetrics.Alert("dispute_mismatch");
        logger.LogError(
            "Dispute {ProviderDisputeId} of payment {PaymentId} does not match: {Difference}",
            update.ProviderDisputeId,
            payment.Id,
            difference
        );
        return new(SettlementOutcome.Mismatch, payment.Id, difference);
    }

    private async Task WithdrawAsync(
        Dispute dispute,
        Payment payment,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        payment.Advance(PaymentStatus.Disputed, now);
        await ledger.PostAsync(LedgerEntries.DisputeOpened(dispute.Id, dispute.Amount), cancellationToken);
        outbox.Add(new DisputeOpened(dispute.Id, payment.Id, dispute.Amount));
        PaymentMetrics.Alert("dispute");
    }

    /// <summary>What is left of the payment counts as refunded, by the rules for money refunded at the provider; what
    /// is more than that is the marketplace's loss.</summary>
    private async Task LoseAsync(
        Dispute dispute,
        Payment payment,
        IPaymentListener listener,
        CancellationToken cancellationToken
    )
    {
        var taken = await takeover.TakeLostAsync(payment, dispute, cancellationToken);
        foreach (var refund in taken)
            await refunds.SucceedAsync(refund, payment, listener, dispute.ProviderDisputeId, cancellationToken);
        var loss = dispute.AmountMinor - taken.Sum(r => r.AmountMinor);
        if (loss > 0)
        {
            await ledger.PostAsync(
                LedgerEntries.DisputeLost(dispute.Id, new(loss, dispute.Currency)),
                cancellationToken
            );
        }
    }

    private void Log(Dispute dispute, Payment payment) =>
        logger.LogWarning(
            "Dispute {DisputeId} ({ProviderDisputeId}) of {Amount} of payment {PaymentId} is {Status}",
            dispute.Id,
            dispute.ProviderDisputeId,
            dispute.Amount,
            payment.Id,
            dispute.Status
        );
}
