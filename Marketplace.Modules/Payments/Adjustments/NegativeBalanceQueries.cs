using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Reads which stores owe, for administrators.</summary>
public sealed class NegativeBalanceQueries(MarketplaceDbContext db, IOptions<MarketplaceOptions> marketplace)
{
    /// <summary>Stores that are listed.</summary>
    public const int MaxStores = 50;

    /// <summary>Stores that have owed for longest, as the daily watch found them. One statement.</summary>
    public async Task<IReadOnlyList<NegativeBalanceView>> ListAsync(CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQuery<Row>(
                    $"""
                    SELECT b.seller_id, b.since_at, b.task_at IS NOT NULL AS is_task, (
                        SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0)::bigint FROM ledger.postings AS p
                        WHERE p.account_code = format('seller:%s:payable', b.seller_id)) AS balance_minor
                    FROM payments.negative_balances AS b ORDER BY b.since_at, b.seller_id LIMIT {MaxStores}
                    """
                )
                .ToListAsync(cancellationToken)
        ).ConvertAll(r => new NegativeBalanceView(
            r.SellerId,
            new(r.BalanceMinor, marketplace.Value.Currency),
            r.SinceAt,
            r.IsTask
        ));

    private sealed record Row(Guid SellerId, DateTimeOffset SinceAt, bool IsTask, long BalanceMinor);
}

/// <summary>A store that owes.</summary>
/// <param name="Balance">Its payable balance, below zero.</param>
/// <param name="SinceAt">When the first of its statements in a row closed below zero.</param>
/// <param name="IsTask">Whether it has for so long that administrators have to decide.</param>
public sealed record NegativeBalanceView(Guid SellerId, Money Balance, DateTimeOffset SinceAt, bool IsTask);
