using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Lets a lost dispute pay a refund of ours that was on its way when it was lost, and then failed: what was
/// booked as the marketplace's loss is that refund.</summary>
/// <remarks>The caller has locked what was paid for, the payment and the refund. Repeat: a loss is taken
/// once.</remarks>
public sealed class LostDisputeRefundService(
    UnitOfWork unitOfWork,
    IDisputeRepository disputes,
    IPaymentRepository payments,
    RefundOutcomeService outcomes,
    ILedger ledger,
    TimeProvider clock
)
{
    /// <summary>Pays a refund, or the part of it that was booked as a loss; the rest stays as it is.</summary>
    /// <returns>False when no loss was booked for its payment.</returns>
    public async Task<bool> PayAsync(LockedRefund locked, CancellationToken cancellationToken)
    {
        var isPaid = false;
        foreach (var loss in await disputes.ListLossesAsync(locked.Payment.Id, cancellationToken))
        {
            if (locked.Refund.HasUnknownLines || locked.Refund.Status == RefundStatus.Succeeded)
                break;
            isPaid |= await TakeAsync(locked, loss, cancellationToken);
        }

        return isPaid;
    }

    private async Task<bool> TakeAsync(LockedRefund locked, DisputeLoss loss, CancellationToken cancellationToken)
    {
        var (refund, payment, listener) = locked;
        var now = clock.GetUtcNow();
        var taken = new Money(Math.Min(loss.LossMinor, refund.AmountMinor), refund.Currency);
        if (refund.Status == RefundStatus.Failed && !payment.PromiseRefund(taken, now).Succeeded)
            return false;
        var money = new MoneyAtProvider(loss.ProviderDisputeId, taken, loss.DisputeId);
        var paid = refund;
        if (taken == refund.Amount)
        {
            refund.ReplaceByProvider(money);
        }
        else
        {
            paid = refund.Split(Ids.New(clock), payment, taken.Amount, money, now);
            payments.Add(paid);
        }

        // What is booked depends on what has been refunded so far.
        await unitOfWork.FlushAsync(cancellationToken);
        await outcomes.SucceedAsync(paid, payment, listener, loss.ProviderDisputeId, cancellationToken);
        await ledger.PostAsync(LedgerEntries.DisputeLossReplaced(paid.Id, taken), cancellationToken);
        return true;
    }
}

/// <summary>What a lost dispute took, less what refunds of ours are paid by it.</summary>
/// <param name="LossMinor">More than 0.</param>
public sealed record DisputeLoss(Guid DisputeId, string ProviderDisputeId, long LossMinor);
