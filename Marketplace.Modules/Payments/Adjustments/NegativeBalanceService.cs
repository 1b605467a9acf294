using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Keeps track of stores that owe: after a month their owner is told, after two it is a task of
/// administrators.</summary>
/// <remarks>Repeat: each is told once for as long as the store owes. What the statements say counts, so a balance that
/// is made good between two runs is not noticed.</remarks>
internal sealed class NegativeBalanceService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    ILedger ledger,
    EventOutbox outbox,
    TimeProvider clock
)
{
    /// <summary>Notes who owes and who no longer does. Two statements.</summary>
    public Task NoteAsync(CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                await db.Database.ExecuteSqlAsync(
                    $"""
                    DELETE FROM payments.negative_balances AS b
                    WHERE (SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0) FROM ledger.postings AS p
                           WHERE p.account_code = format('seller:%s:payable', b.seller_id)) >= 0
                    """,
                    ct
                );
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO payments.negative_balances (seller_id, since_at)
                    SELECT a.seller_id, (
                        SELECT MIN(n.to_at) FROM payments.statements AS n
                        WHERE n.seller_id = a.seller_id AND n.number > COALESCE((
                            SELECT MAX(g.number) FROM payments.statements AS g
                            WHERE g.seller_id = a.seller_id AND g.closing_minor >= 0), ''))
                    FROM payments.payout_accounts AS a
                    WHERE (SELECT s.closing_minor FROM payments.statements AS s WHERE s.seller_id = a.seller_id
                           ORDER BY s.number DESC LIMIT 1) < 0
                      AND (SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0) FROM ledger.postings AS p
                           WHERE p.account_code = format('seller:%s:payable', a.seller_id)) < 0
                    ON CONFLICT DO NOTHING
                    """,
                    ct
                );
                return true;
            },
            cancellationToken
        );

    /// <summary>Tells what has come to be told, each store in a transaction of its own.</summary>
    /// <returns>How many were told of.</returns>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (notice, task) = (now.AddDays(-BalanceNegative.NoticeDays), now.AddDays(-BalanceNegative.TaskDays));
        var due = await db.Set<NegativeBalance>()
            .AsNoTracking()
            .Where(b => (b.ToldAt == null && b.SinceAt < notice) || (b.TaskAt == null && b.SinceAt < task))
            .OrderBy(b => b.SellerId)
            .ToListAsync(cancellationToken);
        foreach (var balance in due)
            await TellAsync(balance, balance.SinceAt < task, now, cancellationToken);
        return due.Count;
    }

    private Task<bool> TellAsync(
        NegativeBalance balance,
        bool isTask,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                DateTimeOffset? taskAt = isTask ? now : null;
                var noted = await db.Set<NegativeBalance>()
                    .Where(b => b.SellerId == balance.SellerId && b.ToldAt == balance.ToldAt && b.TaskAt == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(b => b.ToldAt, b => b.ToldAt ?? now).SetProperty(b => b.TaskAt, taskAt),
                        ct
                    );
                if (noted == 0)
                    return false;
                var owed = (await ledger.BalanceAsync(balance.SellerId, ct)).Payable;
                BalanceNegative After(int days) => new(balance.SellerId, owed, balance.SinceAt, days);
                if (balance.ToldAt is null)
                    outbox.Add(After(BalanceNegative.NoticeDays));
                if (isTask)
                    outbox.Add(After(BalanceNegative.TaskDays));
                return true;
            },
            cancellationToken
        );
}
