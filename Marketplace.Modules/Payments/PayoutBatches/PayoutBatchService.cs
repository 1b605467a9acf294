using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Puts payouts into a file for the bank.</summary>
public sealed class PayoutBatchService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    PayoutTargetPolicy targets,
    PayoutOutcomeService outcomes,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Payouts in one file.</summary>
    public const int MaxPayouts = 1000;

    /// <summary>Sends the oldest payouts that wait, except those of stores that cannot be paid any more.</summary>
    /// <remarks>Errors: <c>payout.nothing_due</c> when none waits. Repeat: the next ones. Order and locks: payouts by
    /// id.</remarks>
    public Task<Result<PayoutBatch>> MakeAsync(Actor admin, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<PayoutBatch>(
            async ct =>
            {
                var payouts = await PayableAsync(ct);
                if (payouts.Count == 0)
                    return PayoutErrors.NothingDue;
                var batch = PayoutBatch.Of(Ids.New(clock), payouts, admin.Id, clock.GetUtcNow());
                db.Add(batch);
                foreach (var payout in payouts)
                {
                    var sent = await outcomes.ApplyAsync(payout, new(PayoutStatus.Sent, null, batch.Id), ct);
                    if (!sent.Succeeded)
                        return sent.Error;
                }

                audit.Add(
                    admin.UserId,
                    "payout_batch.make",
                    "payout_batch",
                    batch.Id.ToString(),
                    after: new { batch.Count, batch.TotalMinor }
                );
                return batch;
            },
            cancellationToken
        );

    /// <summary>Payouts that wait, locked, once a batch that is being made has taken its own; those that may not be
    /// sent now are left, and do not count.</summary>
    private async Task<List<Payout>> PayableAsync(CancellationToken cancellationToken)
    {
        var payable = new List<Payout>();
        var page = await WaitingAsync(Guid.Empty, MaxPayouts, cancellationToken);
        while (page.Count > 0)
        {
            payable.AddRange(await targets.AdmittedAsync(page, cancellationToken));
            page =
                payable.Count == MaxPayouts
                    ? []
                    : await WaitingAsync(page[^1].Id, MaxPayouts - payable.Count, cancellationToken);
        }

        return payable;
    }

    /// <summary>Payouts that wait, by id after another; without those of stores whose payouts are held or
    /// blocked.</summary>
    private Task<List<Payout>> WaitingAsync(Guid after, int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<Payout>()
            .FromSql(
                $"""
                SELECT p.* FROM payments.payouts AS p
                WHERE p.status = 'Pending' AND p.provider = 'BankFile' AND p.id > {after} AND NOT EXISTS (
                    SELECT 1 FROM payments.payout_accounts AS a WHERE p.return_id IS NULL
                      AND a.seller_id = p.seller_id AND (a.blocked_at IS NOT NULL OR a.hold_until > {now}))
                ORDER BY p.id LIMIT {limit} FOR UPDATE OF p
                """
            )
            .ToListAsync(cancellationToken);
    }
}
