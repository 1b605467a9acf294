using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Loads and reserves payouts, and keeps track of which sales they pay.</summary>
public sealed class PayoutStore(MarketplaceDbContext db, TimeProvider clock)
{
    /// <summary>A payout, locked until the commit; null if it does not exist.</summary>
    internal async Task<Payout?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken) =>
        (await FindForUpdateAsync([id], cancellationToken)).SingleOrDefault();

    /// <summary>Payouts by id ascending, locked until the commit. One statement.</summary>
    internal Task<List<Payout>> FindForUpdateAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.ToArray();
        return db.Set<Payout>()
            .FromSql($"SELECT * FROM payments.payouts WHERE id = ANY ({wanted}) ORDER BY id FOR UPDATE")
            .ToListAsync(cancellationToken);
    }

    /// <summary>Waits for the turn of stores, as their settlement does, until the commit. One statement.</summary>
    /// <remarks>Before any other lock of payouts.</remarks>
    internal Task LockStoresAsync(IEnumerable<Guid> sellerIds, CancellationToken cancellationToken) =>
        AdvisoryLocks.SellerPayouts.WaitAsync(db, sellerIds.Select(id => id.ToString()), cancellationToken);

    /// <summary>The payout of a store that waits to be sent, locked until the commit; null when none does.</summary>
    /// <remarks>Waits for a batch that is being made, and finds nothing when that has taken it.</remarks>
    internal async Task<Payout?> FindWaitingForUpdateAsync(Guid sellerId, CancellationToken cancellationToken) =>
        (
            await db.Set<Payout>()
                .FromSql(
                    $"""
                    SELECT * FROM payments.payouts
                    WHERE seller_id = {sellerId} AND return_id IS NULL AND status = 'Pending' FOR UPDATE
                    """
                )
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();

    /// <summary>Whose money a payout is, read without a lock; null if it does not exist.</summary>
    internal Task<PayoutOwner?> OwnerAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Payout>()
            .Where(p => p.Id == id)
            .Select(p => new PayoutOwner(p.SellerId, p.ReturnId))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Whether a payout to the store has not ended. One statement.</summary>
    internal Task<bool> HasOpenAsync(Guid sellerId, CancellationToken cancellationToken) =>
        db.Set<Payout>()
            .AnyAsync(
                p => p.SellerId == sellerId && p.ReturnId == null && PayoutTransitions.Open.Contains(p.Status),
                cancellationToken
            );

    /// <summary>By when the oldest sale that nothing has paid yet is due; null when there is none. One
    /// statement.</summary>
    internal Task<DateOnly?> OldestDueAsync(Guid sellerId, CancellationToken cancellationToken) =>
        db.Set<PayableDue>()
            .Where(d => d.SellerId == sellerId && d.PayoutId == null && d.NettedAt == null)
            .MinAsync(d => (DateOnly?)d.DueOn, cancellationToken);

    /// <summary>Adds a payout.</summary>
    internal Payout Add(NewPayout input)
    {
        var made = Payout.Reserve(input, clock.GetUtcNow());
        db.Add(made);
        return made;
    }

    /// <summary>Records that a payout pays the store's sales of its statements. One statement.</summary>
    internal Task NotePaidByAsync(Guid sellerId, Guid payoutId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE payments.payable_dues AS d SET payout_id = {payoutId}
            WHERE d.seller_id = {sellerId} AND d.payout_id IS NULL AND d.netted_at IS NULL
              AND EXISTS (SELECT 1 FROM payments.statement_postings AS s WHERE s.entry_id = d.entry_id)
            """,
            cancellationToken
        );

    /// <summary>Records that debts have used up the store's sales of its statements. One statement.</summary>
    internal Task NoteNettedAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE payments.payable_dues AS d SET netted_at = {now}
            WHERE d.seller_id = {sellerId} AND d.payout_id IS NULL AND d.netted_at IS NULL
              AND EXISTS (SELECT 1 FROM payments.statement_postings AS s WHERE s.entry_id = d.entry_id)
            """,
            cancellationToken
        );
    }

    /// <summary>The sales of a payout are unpaid again. One statement.</summary>
    internal Task ReopenAsync(Guid payoutId, CancellationToken cancellationToken) =>
        db.Set<PayableDue>()
            .Where(d => d.PayoutId == payoutId)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.PayoutId, (Guid?)null), cancellationToken);
}

/// <summary>Whose money a payout is.</summary>
/// <param name="ReturnId">For a buyer; null for a store.</param>
internal sealed record PayoutOwner(Guid SellerId, Guid? ReturnId);
