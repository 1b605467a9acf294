using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Records what the bank says of a batch.</summary>
public sealed class BankResultService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    PayoutStore payouts,
    PayoutOutcomeService outcomes,
    IBuyerRefundSource source,
    PayoutBatchConfirmationService confirmations
)
{
    /// <summary>Records every line, or none.</summary>
    /// <returns>How many payouts moved.</returns>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>payout.four_eyes</c> for whoever made the batch;
    /// <c>validation.failed</c> for a line that cannot be read or names a payout of another batch;
    /// <c>payout.invalid_transition</c>. Repeat: a payout that is there already stays. Order and locks: purchases
    /// (buyers'), payouts by id, payout
    /// accounts, ledger; before all of them the batch, then the stores' advisory locks.</remarks>
    public Task<Result<int>> RecordAsync(
        Actor admin,
        Guid batchId,
        string content,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<int>(
            async ct =>
            {
                if (await confirmations.ConfirmAsync(admin, batchId, ct) is { } refusal)
                    return refusal;
                var read = BankResult.Read(content);
                if (!read.Succeeded)
                    return read.Error;
                var lines = read.Value;
                var found = await LockAsync(batchId, lines, ct);
                for (var i = 0; i < lines.Count; i++)
                {
                    if (!found.ContainsKey(lines[i].PayoutId))
                        return BankResult.Wrong(i + 2);
                }

                return await MoveAsync(lines, found, ct);
            },
            cancellationToken
        );

    /// <summary>Records that the bank paid all that is left of a batch, under one reference.</summary>
    /// <returns>How many payouts moved.</returns>
    /// <remarks>As <see cref="RecordAsync"/>.</remarks>
    public Task<Result<int>> RecordAllPaidAsync(
        Actor admin,
        Guid batchId,
        string reference,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<int>(
            async ct =>
            {
                if (await confirmations.ConfirmAsync(admin, batchId, ct) is { } refusal)
                    return refusal;
                var lines = await db.Set<Payout>()
                    .Where(p => p.BatchId == batchId && p.Status == PayoutStatus.Sent)
                    .Select(p => new BankResultLine(p.Id, PayoutStatus.Paid, reference))
                    .ToListAsync(ct);
                return await MoveAsync(lines, await LockAsync(batchId, lines, ct), ct);
            },
            cancellationToken
        );

    private async Task<Result<int>> MoveAsync(
        IReadOnlyList<BankResultLine> lines,
        Dictionary<Guid, Payout> found,
        CancellationToken cancellationToken
    )
    {
        var moved = 0;
        foreach (var line in lines.OrderBy(l => l.PayoutId))
        {
            var payout = found[line.PayoutId];
            if (payout.Status == line.Status)
                continue;
            var done = await outcomes.ApplyAsync(payout, new(line.Status, line.Reference), cancellationToken);
            if (!done.Succeeded)
                return done.Error;
            moved++;
        }

        return moved;
    }

    private async Task<Dictionary<Guid, Payout>> LockAsync(
        Guid batchId,
        IReadOnlyList<BankResultLine> lines,
        CancellationToken cancellationToken
    )
    {
        var ids = lines.Select(l => l.PayoutId).ToArray();
        var owners = await db.Set<Payout>()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new PayoutOwner(p.SellerId, p.ReturnId))
            .ToListAsync(cancellationToken);
        await payouts.LockStoresAsync(owners.Where(o => o.ReturnId is null).Select(o => o.SellerId), cancellationToken);
        foreach (var returnId in owners.Select(o => o.ReturnId).OfType<Guid>().Order())
            await source.LockAsync(returnId, cancellationToken);
        return (await payouts.FindForUpdateAsync(ids, cancellationToken))
            .Where(p => p.BatchId == batchId)
            .ToDictionary(p => p.Id);
    }
}

/// <summary>Checks and records who records a bank's result.</summary>
public sealed class PayoutBatchConfirmationService(MarketplaceDbContext db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Why the administrator cannot record it; null when they can, and then it is recorded.</summary>
    internal async Task<Error?> ConfirmAsync(Actor admin, Guid batchId, CancellationToken cancellationToken)
    {
        var found = await db.Set<PayoutBatch>()
            .FromSql($"SELECT * FROM payments.payout_batches WHERE id = {batchId} FOR UPDATE")
            .ToListAsync(cancellationToken);
        if (found.SingleOrDefault() is not { } batch)
            return PlatformErrors.NotFound.ToError();
        var confirmed = batch.Confirm(admin.Id, clock.GetUtcNow());
        if (!confirmed.Succeeded)
            return confirmed.Error;
        audit.Add(admin.UserId, "payout_batch.result", "payout_batch", batchId.ToString());
        return null;
    }
}
