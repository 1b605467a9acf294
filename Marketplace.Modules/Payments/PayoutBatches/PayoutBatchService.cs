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
    /// sent now are left.</summary>
    private async Task<List<Payout>> PayableAsync(CancellationToken cancellationToken)
    {
        var waiting = await db.Set<Payout>()
            .FromSql(
                $"""
                SELECT * FROM payments.payouts WHERE status = 'Pending' AND provider = 'BankFile'
                ORDER BY id LIMIT {MaxPayouts} FOR UPDATE
                """
            )
            .ToListAsync(cancellationToken);
        var payable = new List<Payout>();
        foreach (var payout in waiting)
        {
            if (await targets.AdmitsAsync(payout, cancellationToken))
                payable.Add(payout);
        }

        return payable;
    }
}
