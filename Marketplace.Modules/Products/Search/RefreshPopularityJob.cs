using System.Globalization;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Updates the units each product sold in the last 30 days, for sorting by popularity.</summary>
internal sealed class RefreshPopularityJob(MarketplaceDbContext db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Window;
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
            WITH sold AS (
                SELECT s.product_id, -sum(m.delta)::int AS units FROM products.stock_movements m
                    JOIN products.stock_items s ON s.variant_id = m.variant_id
                WHERE m.reason = 'Sale' AND m.at > {since} GROUP BY s.product_id),
            due AS MATERIALIZED (
                SELECT p.id, coalesce(sold.units, 0) AS units FROM products.products p
                    LEFT JOIN sold ON sold.product_id = p.id
                WHERE p.popularity <> coalesce(sold.units, 0) ORDER BY p.id FOR NO KEY UPDATE OF p SKIP LOCKED)
            UPDATE products.products p SET popularity = due.units FROM due WHERE p.id = due.id
            """,
            cancellationToken
        );
        return changed == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{changed} products changed place");
    }
}
