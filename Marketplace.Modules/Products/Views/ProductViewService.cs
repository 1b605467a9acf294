using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Counts looks at products: each is a row of its own, so that visitors of one product never wait for each
/// other; a job adds them up by day.</summary>
public sealed class ProductViewService(MarketplaceDbContext db, TimeProvider clock) : IProductViews
{
    /// <summary>The store of a product buyers may see; null when there is no such product. One statement.</summary>
    public Task<Guid?> FindStoreAsync(Guid productId, CancellationToken cancellationToken) =>
        db.Set<Product>()
            .Where(p => p.Id == productId && p.Status == ProductStatus.Active && p.Visibility == ProductVisibility.None)
            .Select(p => (Guid?)p.SellerId)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Counts a look. One statement.</summary>
    /// <param name="isFirstToday">The visitor's first look at it on this UTC day.</param>
    public Task CountAsync(Guid productId, Guid sellerId, bool isFirstToday, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO products.product_looks (product_id, seller_id, day, is_first)
            VALUES ({productId}, {sellerId}, {DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)}, {isFirstToday})
            """,
            cancellationToken
        );

    public async Task<IReadOnlyList<ViewsOfDay>> ByDayAsync(
        Guid sellerId,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    ) =>
        await InRange(sellerId, from, to)
            .GroupBy(v => v.Day)
            .Select(g => new ViewsOfDay(g.Key, g.Sum(v => (long)v.Views)))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<ViewsOfProduct>> TopAsync(
        Guid sellerId,
        DateOnly from,
        DateOnly to,
        int count,
        CancellationToken cancellationToken
    ) =>
        await InRange(sellerId, from, to)
            .GroupBy(v => v.ProductId)
            .Select(g => new
            {
                g.Key,
                Views = g.Sum(v => (long)v.Views),
                Uniques = g.Sum(v => (long)v.Uniques),
            })
            .OrderByDescending(p => p.Views)
            .ThenBy(p => p.Key)
            .Take(count)
            .Select(p => new ViewsOfProduct(
                p.Key,
                db.Set<Product>().Where(x => x.Id == p.Key).Select(x => x.Title).FirstOrDefault(),
                p.Views,
                p.Uniques
            ))
            .ToListAsync(cancellationToken);

    private IQueryable<ProductViewDaily> InRange(Guid sellerId, DateOnly from, DateOnly to) =>
        db.Set<ProductViewDaily>().AsNoTracking().Where(v => v.SellerId == sellerId && v.Day >= from && v.Day <= to);
}
