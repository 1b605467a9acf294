using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

internal sealed class StockRepository(MarketplaceDbContext db) : IStockRepository
{
    /// <summary>Product rows are locked in id order before they change, so that two sales cannot deadlock.</summary>
    private const string Recount = """
        locked AS MATERIALIZED (SELECT id FROM products.products WHERE id = ANY ({0}) ORDER BY id FOR NO KEY UPDATE)
        UPDATE products.products p SET stocked_variants = p.stocked_variants + d.delta
        FROM unnest({0}, {1}) AS d (id, delta) WHERE p.id = d.id AND p.id IN (SELECT id FROM locked)
        """;

    public async Task<IReadOnlyDictionary<Guid, StockItem>> GetForUpdateAsync(
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    )
    {
        var ids = variantIds.Distinct().ToArray();
        var rows = await db.Set<StockItem>()
            .FromSql(
                $"SELECT * FROM products.stock_items WHERE variant_id = ANY ({ids}) ORDER BY variant_id FOR UPDATE"
            )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(s => s.VariantId);
    }

    public Task WriteAsync(IReadOnlyCollection<StockItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
            return Task.CompletedTask;
        var ids = items.Select(s => s.VariantId).ToArray();
        var onHand = items.Select(s => s.OnHand).ToArray();
        var reserved = items.Select(s => s.Reserved).ToArray();
        var recount = items
            .Where(s => s.IsListed && (s.Crossing.RanOut || s.Crossing.CameBack))
            .GroupBy(s => s.ProductId, s => s.Crossing.CameBack ? 1 : -1)
            .Select(g => (Id: g.Key, Delta: g.Sum()))
            .Where(p => p.Delta != 0)
            .ToList();

        const string update = """
            UPDATE products.stock_items s SET on_hand = d.on_hand, reserved = d.reserved, version = s.version + 1
            FROM unnest({2}, {3}, {4}) AS d (id, on_hand, reserved) WHERE s.variant_id = d.id
            """;
        return db.Database.ExecuteSqlRawAsync(
            recount.Count == 0 ? update : $"WITH stock AS ({update}), {Recount}",
            [recount.Select(p => p.Id).ToArray(), recount.Select(p => p.Delta).ToArray(), ids, onHand, reserved],
            cancellationToken
        );
    }

    public Task SetListedAsync(StockItem item, bool isListed, CancellationToken cancellationToken)
    {
        if (item.IsListed == isListed)
            return Task.CompletedTask;
        const string update =
            "UPDATE products.stock_items SET is_listed = {2}, version = version + 1 WHERE variant_id = {3}";
        return db.Database.ExecuteSqlRawAsync(
            item.Available == 0 ? update : $"WITH stock AS ({update}), {Recount}",
            [new[] { item.ProductId }, new[] { isListed ? 1 : -1 }, isListed, item.VariantId],
            cancellationToken
        );
    }

    public Task SetLowThresholdAsync(StockItem item, int lowThreshold, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE products.stock_items SET low_threshold = {lowThreshold}, version = version + 1
                WHERE variant_id = {item.VariantId}
            """,
            cancellationToken
        );

    public Task RemoveAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken cancellationToken)
    {
        var ids = variantIds.ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH gone AS (DELETE FROM products.stock_items WHERE variant_id = ANY ({ids})
                RETURNING product_id, is_listed AND on_hand > reserved AS counted)
            UPDATE products.products p SET stocked_variants = p.stocked_variants - g.counted
            FROM (SELECT product_id, count(*) FILTER (WHERE counted)::int AS counted FROM gone GROUP BY product_id) g
                WHERE p.id = g.product_id AND g.counted > 0
            """,
            cancellationToken
        );
    }

    public Task<bool> WasOrderedAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken cancellationToken) =>
        db.Set<StockMovement>()
            .Where(m => variantIds.Contains(m.VariantId) && m.Reason == StockReason.Sale)
            .Select(m => m.VariantId)
            .Concat(db.Set<Reservation>().Where(r => variantIds.Contains(r.VariantId)).Select(r => r.VariantId))
            .AnyAsync(cancellationToken);

    public async Task<IReadOnlySet<(Guid VariantId, Guid RefId)>> MovedAsync(
        IReadOnlyCollection<Guid> refIds,
        StockReason reason,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.Set<StockMovement>()
            .AsNoTracking()
            .Where(m => m.RefId != null && refIds.Contains(m.RefId.Value) && m.Reason == reason)
            .Select(m => new { m.VariantId, m.RefId })
            .ToListAsync(cancellationToken);
        return rows.Select(m => (m.VariantId, m.RefId!.Value)).ToHashSet();
    }

    public async Task<IReadOnlyList<Reservation>> GetReservationsForUpdateAsync(
        Guid checkoutId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Reservation>()
            .FromSql(
                $"""
                SELECT * FROM products.reservations WHERE checkout_id = {checkoutId} ORDER BY variant_id, id
                    FOR UPDATE
                """
            )
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Reservation>> GetDueReservationsForUpdateAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Reservation>()
            .FromSql(
                $"""
                SELECT * FROM products.reservations WHERE status = 'Held' AND expires_at <= {now}
                    ORDER BY expires_at, checkout_id, variant_id LIMIT {limit} FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);

    public void Add(StockItem item) => db.Add(item);

    public void Add(StockMovement movement) => db.Add(movement);

    public void Add(Reservation reservation) => db.Add(reservation);
}
