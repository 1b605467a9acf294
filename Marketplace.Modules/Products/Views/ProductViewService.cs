using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>Records product views: one row each, so that concurrent visitors never block each other; a job aggregates
/// them by day.</summary>
public sealed class ProductViewService(
    MarketplaceDbContext db,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
) : IProductViews
{
    /// <summary>The store of a product visible to buyers; null when there is none. One statement.</summary>
    public Task<Guid?> FindStoreAsync(Guid productId, CancellationToken cancellationToken) =>
        db.Set<Product>()
            .Where(p => p.Id == productId && p.Status == ProductStatus.Active && p.Visibility == ProductVisibility.None)
            .Select(p => (Guid?)p.SellerId)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Records a view. One statement.</summary>
    /// <param name="isFirstToday">Whether it is the visitor's first view of the product on this day.</param>
    public Task CountAsync(Guid productId, Guid sellerId, bool isFirstToday, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO products.product_looks (product_id, seller_id, day, is_first)
            VALUES ({productId}, {sellerId}, {marketplace.Value.DayOf(clock.GetUtcNow())}, {isFirstToday})
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
