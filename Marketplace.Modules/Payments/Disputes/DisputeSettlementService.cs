using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>The single path for news of disputes: webhook, refresh and reconciliation all end here.</summary>
/// <remarks>Order and locks: what was paid for, then the payment row, which guards its disputes too. Repeat: an update
/// of equal or lower rank changes nothing, so one that says how it ended may come before the one that opened
/// it.</remarks>
public sealed class DisputeSettlementService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    IDisputeRepository disputes,
    IEnumerable<IPaymentListener> listeners,
    DisputeOutcomeService outcomes,
    TimeProvider clock
)
{
    /// <summary>Applies a provider update about a dispute.</summary>
    public Task<Settlement> ApplyAsync(string provider, ProviderDispute update, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (
                    update.CaptureId is not { } capture
                    || await payments.LocateCaptureAsync(provider, capture, ct) is not { } location
                )
                {
                    return Settlement.Unknown;
                }

                var listener = listeners.Single(l => l.Purpose == location.Purpose);
                await listener.LockAsync(location.RefId, ct);
                var payment = (await payments.GetForUpdateAsync(location.PaymentId, ct))!;
                if (payment.SucceededAt is null)
                    return payment.MismatchAt is null ? Settlement.Unknown : Settlement.NotOurMoney(payment.Id);
                return await ApplyAsync(payment, update, listener, ct);
            },
            cancellationToken
        );

    private async Task<Settlement> ApplyAsync(
        Payment payment,
        ProviderDispute update,
        IPaymentListener listener,
        CancellationToken cancellationToken
    )
    {
        var dispute = await disputes.FindAsync(payment.Provider, update.ProviderDisputeId, cancellationToken);
        if (Difference(payment, dispute, update) is { } difference)
            return outcomes.Mismatch(payment, update, difference);
        if (dispute is not null && update.Status.Rank() <= dispute.Status.Rank())
        {
            if (update.Status == dispute.Status)
                dispute.Note(update);
            return new(SettlementOutcome.Ignored, payment.Id, $"Already {dispute.Status}");
        }

        if (dispute is null)
        {
            dispute = new(Ids.New(clock), payment, update, clock.GetUtcNow());
            disputes.Add(dispute);
        }

        await outcomes.MoveAsync(dispute, payment, listener, update.Status, cancellationToken);
        dispute.Note(update);
        return new(SettlementOutcome.Applied, payment.Id, null);
    }

    private static string? Difference(Payment payment, Dispute? dispute, ProviderDispute update)
    {
        if (dispute is not null && dispute.PaymentId != payment.Id)
            return "The dispute belongs to another payment";
        if (dispute is not null && dispute.Amount != update.Amount)
            return $"Expected {dispute.Amount}, received {update.Amount}";
        if (dispute is { ClosedAt: not null } && IsContradiction(dispute.Status, update.Status))
            return $"Already {dispute.Status}, now reported as {update.Status}";
        return update.Amount.Currency == payment.Currency && update.Amount <= payment.Captured
            ? null
            : $"{update.Amount} are disputed of {payment.Captured}";
    }

    private static bool IsContradiction(DisputeStatus known, DisputeStatus reported) =>
        known != reported && known.Rank() == reported.Rank();
}
