using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

internal sealed class StorefrontRepository(MarketplaceDbContext db, ISellerDirectory sellers, TimeProvider clock) : IStorefrontRepository
{
    public async Task<ProductVisibility> ShareAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        if (await FindSharedAsync(sellerId, cancellationToken) is { } known) return known;
        await InsertAsync(sellerId, cancellationToken);
        return await FindSharedAsync(sellerId, cancellationToken) ?? throw new InvalidOperationException($"Storefront {sellerId} vanished.");
    }

    public async Task LockAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        await InsertAsync(sellerId, cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT FROM products.storefronts WHERE seller_id = {sellerId} FOR UPDATE", cancellationToken);
    }

    public Task SetVisibilityAsync(Guid sellerId, ProductVisibility visibility, CancellationToken cancellationToken)
    {
        var name = visibility.ToString();
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH store AS (UPDATE products.storefronts SET visibility = {name}, updated_at = {clock.GetUtcNow()} WHERE seller_id = {sellerId})
            UPDATE products.products SET storefront = {name} WHERE seller_id = {sellerId} AND storefront <> {name}
            """, cancellationToken);
    }

    public async Task<int> ApplyLimitAsync(Guid sellerId, long limit, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<int>(
            $"""
            WITH ranked AS (
                SELECT id, row_number() OVER (ORDER BY published_at, id) > {limit} AS beyond
                FROM products.products WHERE seller_id = {sellerId} AND status = 'Active'),
            changed AS (UPDATE products.products p SET is_over_limit = r.beyond FROM ranked r WHERE p.id = r.id AND p.is_over_limit <> r.beyond)
            SELECT count(*) FILTER (WHERE NOT beyond)::int AS "Value" FROM ranked
            """).ToListAsync(cancellationToken))[0];

    // The version moves too: somebody who is unpublishing that very product must see that it holds a place now.
    public async Task<bool> TryRestoreOldestAsync(Guid sellerId, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE products.products SET is_over_limit = false, version = version + 1 WHERE id = (
                SELECT id FROM products.products WHERE seller_id = {sellerId} AND is_over_limit AND status = 'Active'
                ORDER BY published_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
            """, cancellationToken) == 1;

    private async Task<ProductVisibility?> FindSharedAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var row = await db.Set<Storefront>().FromSql($"SELECT * FROM products.storefronts WHERE seller_id = {sellerId} FOR SHARE")
            .AsNoTracking().ToListAsync(cancellationToken);
        return row.Count == 0 ? null : row[0].Visibility;
    }

    private async Task InsertAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var visibility = VisibilityOf((await sellers.FindAsync([sellerId], cancellationToken)).GetValueOrDefault(sellerId)).ToString();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO products.storefronts (seller_id, visibility, updated_at) VALUES ({sellerId}, {visibility}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING", cancellationToken);
    }

    internal static ProductVisibility VisibilityOf(SellerSummary? seller) => seller switch
    {
        { IsSelling: true } => ProductVisibility.None,
        { Status: SellerStatus.Approved or SellerStatus.Closed } => ProductVisibility.StoreClosed,
        _ => ProductVisibility.SellerSuspended,
    };
}
