using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

internal sealed class StorefrontRepository(MarketplaceDbContext db, ISellerDirectory sellers, TimeProvider clock)
    : IStorefrontRepository
{
    public async Task<ProductVisibility> ShareAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        if (await FindSharedAsync(sellerId, cancellationToken) is { } known)
            return known;
        await InsertAsync(sellerId, cancellationToken);
        return await FindSharedAsync(sellerId, cancellationToken)
            ?? throw new InvalidOperationException($"Storefront {sellerId} vanished.");
    }

    public async Task LockAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        await InsertAsync(sellerId, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM products.storefronts WHERE seller_id = {sellerId} FOR UPDATE",
            cancellationToken
        );
    }

    public async Task<IReadOnlyList<ListingChange>> SetVisibilityAsync(
        Guid sellerId,
        ProductVisibility visibility,
        CancellationToken cancellationToken
    )
    {
        var name = visibility.ToString();
        var rows = await db
            .Database.SqlQuery<ChangedRow>(
                $"""
                WITH store AS (UPDATE products.storefronts SET visibility = {name}, updated_at = {clock.GetUtcNow()}
                    WHERE seller_id = {sellerId}),
                before AS MATERIALIZED (
                    SELECT id, visibility FROM products.products WHERE seller_id = {sellerId}
                        AND storefront <> {name} ORDER BY id FOR NO KEY UPDATE),
                changed AS (
                    UPDATE products.products p SET storefront = {name}, version = p.version + 1 FROM before b
                        WHERE p.id = b.id
                    RETURNING p.id, p.status, b.visibility AS before, p.visibility AS after)
                SELECT id, before, after FROM changed WHERE status = 'Active'
                """
            )
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => row.For(sellerId));
    }

    public async Task<(int Within, IReadOnlyList<ListingChange> Changes)> ApplyLimitAsync(
        Guid sellerId,
        long limit,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Database.SqlQuery<RankedRow>(
                $"""
                WITH ranked AS MATERIALIZED (
                    SELECT id, visibility, is_over_limit,
                        row_number() OVER (ORDER BY published_at, id) > {limit} AS beyond
                    FROM products.products WHERE seller_id = {sellerId} AND status = 'Active'),
                before AS MATERIALIZED (
                    SELECT p.id, r.visibility, r.beyond FROM products.products p JOIN ranked r ON r.id = p.id
                    WHERE r.is_over_limit <> r.beyond ORDER BY p.id FOR NO KEY UPDATE OF p),
                changed AS (
                    UPDATE products.products p SET is_over_limit = b.beyond, version = p.version + 1 FROM before b
                        WHERE p.id = b.id
                    RETURNING p.id, b.visibility AS before, p.visibility AS after)
                SELECT w.within, c.id, c.before, c.after
                    FROM (SELECT count(*) FILTER (WHERE NOT beyond)::int AS within FROM ranked) w
                    LEFT JOIN changed c ON true
                """
            )
            .ToListAsync(cancellationToken);
        return (
            rows[0].Within,
            rows.Where(row => row.Id is not null)
                .Select(row => new ChangedRow(row.Id!.Value, row.Before!, row.After!).For(sellerId))
                .ToArray()
        );
    }

    // Increment the version too: a concurrent unpublish of this product must see that it now uses a listing.
    public async Task<ListingChange?> TryRestoreOldestAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var rows = await db
            .Database.SqlQuery<ChangedRow>(
                $"""
                UPDATE products.products p SET is_over_limit = false, version = p.version + 1
                FROM (SELECT id, visibility FROM products.products WHERE seller_id = {sellerId} AND is_over_limit
                    AND status = 'Active'
                    ORDER BY published_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED) b
                WHERE p.id = b.id RETURNING p.id, b.visibility AS before, p.visibility AS after
                """
            )
            .ToListAsync(cancellationToken);
        return rows is [var row] ? row.For(sellerId) : null;
    }

    private async Task<ProductVisibility?> FindSharedAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var row = await db.Set<Storefront>()
            .FromSql($"SELECT * FROM products.storefronts WHERE seller_id = {sellerId} FOR SHARE")
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return row.Count == 0 ? null : row[0].Visibility;
    }

    private async Task InsertAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var visibility = VisibilityOf(
                (await sellers.FindAsync([sellerId], cancellationToken)).GetValueOrDefault(sellerId)
            )
            .ToString();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO products.storefronts (seller_id, visibility, updated_at)
                VALUES ({sellerId}, {visibility}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
    }

    internal static ProductVisibility VisibilityOf(SellerSummary? seller) =>
        seller switch
        {
            { IsSelling: true } => ProductVisibility.None,
            { Status: SellerStatus.Approved or SellerStatus.Closed } => ProductVisibility.StoreClosed,
            _ => ProductVisibility.SellerSuspended,
        };

    private sealed record ChangedRow(Guid Id, string Before, string After)
    {
        public ListingChange For(Guid sellerId) =>
            new(Id, sellerId, Enum.Parse<ProductVisibility>(Before), Enum.Parse<ProductVisibility>(After));
    }

    private sealed record RankedRow(int Within, Guid? Id, string? Before, string? After);
}
