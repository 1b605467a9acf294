using System.Globalization;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Aggregates product views into daily totals.</summary>
/// <remarks>Repeat: the statement that counts a view also deletes it, so each counts once even if the process
/// stops.</remarks>
internal sealed class RollUpViewsJob(MarketplaceDbContext db) : IJob
{
    private const int Batch = 10_000;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var (all, taken) = (0, Batch);
        while (taken == Batch)
            all += taken = await RollUpAsync(cancellationToken);
        return all == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{all} views counted");
    }

    private async Task<int> RollUpAsync(CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQuery<int>(
                    $"""
                    WITH taken AS (
                        DELETE FROM products.product_looks WHERE id = ANY (ARRAY(SELECT id
                            FROM products.product_looks ORDER BY id LIMIT {Batch} FOR UPDATE SKIP LOCKED))
                        RETURNING product_id, day, seller_id, is_first),
                    counted AS (
                        INSERT INTO products.product_views_daily AS v (product_id, day, seller_id, views, uniques)
                        SELECT product_id, day, seller_id, count(*)::int, count(*) FILTER (WHERE is_first)::int
                            FROM taken GROUP BY product_id, day, seller_id ORDER BY product_id, day
                        ON CONFLICT (product_id, day) DO UPDATE
                            SET views = v.views + excluded.views, uniques = v.uniques + excluded.uniques)
                    SELECT count(*)::int AS "Value" FROM taken
                    """
                )
                .ToListAsync(cancellationToken)
        ).Single();
}
