using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Counts looks at products by day.</summary>
public sealed class ProductViewCounter(MarketplaceDbContext db, TimeProvider clock) : IProductViews
{
    /// <summary>Counts a look at a product buyers may see. One statement.</summary>
    /// <param name="isFirstToday">The visitor's first look at it on this UTC day.</param>
    /// <returns>False when there is no such product.</returns>
    public async Task<bool> CountAsync(Guid productId, bool isFirstToday, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var unique = isFirstToday ? 1 : 0;
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO products.product_views_daily AS v (product_id, day, seller_id, views, uniques)
            SELECT id, {day}, seller_id, 1, {unique} FROM products.products WHERE id = {productId} AND status = 'Active' AND visibility = 'None'
            ON CONFLICT (product_id, day) DO UPDATE SET views = v.views + 1, uniques = v.uniques + excluded.uniques
            """, cancellationToken) == 1;
    }

    public async Task<IReadOnlyList<ProductViewDay>> DailyAsync(Guid sellerId, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await db.Set<ProductViewDaily>().AsNoTracking().Where(v => v.SellerId == sellerId && v.Day >= from && v.Day <= to).OrderBy(v => v.Day).ThenBy(v => v.ProductId)
            .Select(v => new ProductViewDay(v.ProductId, v.Day, v.Views, v.Uniques)).ToListAsync(cancellationToken);
}
