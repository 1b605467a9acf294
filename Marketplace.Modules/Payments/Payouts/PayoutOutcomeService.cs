using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Moves payouts and books what follows: whoever learns of the outcome, and by whatever way.</summary>
/// <remarks>Inside the caller's unit of work. Order and locks: the store's advisory lock, or a buyer's purchase; then
/// payout, payout account, ledger.</remarks>
public sealed class PayoutOutcomeService(
    PayoutStore payouts,
    IBuyerRefundSource source,
    RefusedIbanService refusedIbans,
    ILedger ledger,
    EventOutbox outbox,
    TimeProvider clock
)
{
    /// <summary>Locks a payout and what it belongs to; null if it does not exist.</summary>
    internal async Task<Payout?> LockAsync(Guid payoutId, CancellationToken cancellationToken)
    {
        if (await payouts.OwnerAsync(payoutId, cancellationToken) is not { } owner)
            return null;
        if (owner.ReturnId is { } returnId)
            await source.LockAsync(returnId, cancellationToken);
        else
            await payouts.LockStoresAsync([owner.SellerId], cancellationToken);
        return await payouts.FindForUpdateAsync(payoutId, cancellationToken);
    }

    /// <summary>Moves a locked payout.</summary>
    /// <remarks>Errors: <c>payout.invalid_transition</c>.</remarks>
    internal async Task<Result> ApplyAsync(Payout payout, PayoutMove move, CancellationToken cancellationToken)
    {
        var wasPaid = payout.Status == PayoutStatus.Paid;
        var moved = payout.Move(move.To, clock.GetUtcNow(), move.Text, move.BatchId);
        if (!moved.Succeeded)
            return moved;
        if (payout.ReturnId is { } returnId && move.To == PayoutStatus.Paid)
            await source.OnPaidAsync(returnId, move.Text!, cancellationToken);
        if (payout.ReturnId is { } back && wasPaid)
            await source.OnReturnedAsync(back, cancellationToken);
        if (PayoutTransitions.IsBack(move.To))
            await payouts.ReopenAsync(payout.Id, cancellationToken);
        if (payout.Provider == PayoutProvider.BankFile && move.To is (PayoutStatus.Failed or PayoutStatus.Returned))
            await refusedIbans.NoteAsync(payout, move.Text ?? WireName.Of(move.To), cancellationToken);
        if (EntryOf(payout, wasPaid) is { } entry)
            await ledger.PostAsync(entry, cancellationToken);
        Announce(payout);
        return Result.Success;
    }

    /// <summary>The provider paid a locked payout to a store after all, which had failed: the store owes it
    /// now.</summary>
    internal async Task PayAfterFailureAsync(Payout payout, string reference, CancellationToken cancellationToken)
    {
        payout.PayAfterAll(reference, clock.GetUtcNow());
        await ledger.PostAsync(
            LedgerEntries.PayoutPaidAfterFailure(payout.Id, payout.SellerId, payout.Amount),
            cancellationToken
        );
        Announce(payout);
    }

    private static LedgerEntry? EntryOf(Payout payout, bool wasPaid)
    {
        var byProvider = payout.Provider != PayoutProvider.BankFile;
        if (payout.Status == PayoutStatus.Paid)
            return LedgerEntries.PayoutPaid(payout.Id, payout.Amount, byProvider);
        if (!PayoutTransitions.IsBack(payout.Status))
            return null;
        var reserved =
            payout.Payee == PayoutPayee.Seller
                ? LedgerEntries.PayoutReserved(payout.Id, payout.SellerId, payout.Amount)
                : LedgerEntries.PayoutReserved(payout.Id, payout.Amount);
        return LedgerEntries.PayoutBack(reserved, wasPaid, byProvider) with
        {
            // One that failed first went back before.
            Number = payout.PaidAfterFailure ? 2 : 1,
        };
    }

    private void Announce(Payout payout)
    {
        var (id, seller, of, amount, account) = (
            payout.Id,
            payout.SellerId,
            payout.ReturnId,
            payout.Amount,
            payout.AccountMasked
        );
        switch (payout.Status)
        {
            case PayoutStatus.Sent:
                outbox.Add(new PayoutSent(id, seller, of, amount, account));
                break;
            case PayoutStatus.Paid:
                outbox.Add(new PayoutPaid(id, seller, of, amount, account));
                break;
            case PayoutStatus.Failed:
                outbox.Add(new PayoutFailed(id, seller, of, amount, account));
                break;
            case PayoutStatus.Returned:
                outbox.Add(new PayoutReturned(id, seller, of, amount, account));
                break;
        }
    }
}

/// <summary>A step of a payout.</summary>
/// <param name="Text">The bank's reference when it is paid; the reason when it is not.</param>
/// <param name="BatchId">The batch when it is sent.</param>
internal sealed record PayoutMove(PayoutStatus To, string? Text = null, Guid? BatchId = null);
