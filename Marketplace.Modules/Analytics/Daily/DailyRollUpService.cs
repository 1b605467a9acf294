using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Recomputes the daily figures of marked days from the order facts.</summary>
/// <remarks>Repeat: recomputing a day yields the same row. Order and locks: one roll-up at a time; it claims the marks
/// first, waiting for events that are writing them, and reads the facts in a later statement, so nothing committed
/// before a mark was claimed is missed.</remarks>
public sealed class DailyRollUpService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    IOptions<MarketplaceOptions> marketplace
)
{
    private const int Batch = 2_000;

    /// <summary>Runs until no day is marked and returns the number of days recomputed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        for (var done = 0; ; )
        {
            var counted = await unitOfWork.RunAsync(CountBatchAsync, cancellationToken);
            done += counted;
            if (counted < Batch)
                return done;
        }
    }

    private async Task<int> CountBatchAsync(CancellationToken cancellationToken)
    {
        await AdvisoryLocks.AnalyticsRollUp.WaitAsync(db, cancellationToken);
        var marks = await db
            .Database.SqlQuery<Mark>(
                $"""
                DELETE FROM analytics.days_to_roll_up d USING (SELECT seller_id, day, currency
                    FROM analytics.days_to_roll_up ORDER BY marked_at LIMIT {Batch}) due
                WHERE d.seller_id = due.seller_id AND d.day = due.day AND d.currency = due.currency
                RETURNING d.seller_id, d.day, d.currency
                """
            )
            .ToListAsync(cancellationToken);
        if (marks.Count == 0)
            return 0;
        await CountAsync(marks, cancellationToken);
        return marks.Count;
    }

    private Task<int> CountAsync(List<Mark> marks, CancellationToken cancellationToken)
    {
        var zone = marketplace.Value.Zone;
        var sellers = marks.Select(m => m.SellerId).ToArray();
        var days = marks.Select(m => m.Day).ToArray();
        var starts = marks.Select(m => LocalDays.StartOf(m.Day, zone)).ToArray();
        var ends = marks.Select(m => LocalDays.EndOf(m.Day, zone)).ToArray();
        var currencies = marks.Select(m => m.Currency).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.seller_daily AS d (seller_id, day, currency, orders, units, gross_minor,
                refunds_minor, buyers)
            SELECT m.seller_id, m.day, m.currency, count(f.order_id), coalesce(sum(f.units), 0),
                coalesce(sum(f.total_minor), 0), coalesce(sum(f.refunded_minor), 0), count(DISTINCT f.buyer_id)
            FROM unnest({sellers}, {days}, {starts}, {ends}, {currencies})
                AS m(seller_id, day, starts_at, ends_at, currency)
            LEFT JOIN analytics.order_facts f ON f.seller_id = m.seller_id AND f.currency = m.currency
                AND f.called_off_at IS NULL
                AND f.placed_at >= m.starts_at AND f.placed_at < m.ends_at
            GROUP BY m.seller_id, m.day, m.currency
            ON CONFLICT (seller_id, day, currency) DO UPDATE
            SET orders = excluded.orders, units = excluded.units, gross_minor = excluded.gross_minor,
                refunds_minor = excluded.refunds_minor, buyers = excluded.buyers
            """,
            cancellationToken
        );
    }

    private sealed record Mark(Guid SellerId, DateOnly Day, string Currency);
}
