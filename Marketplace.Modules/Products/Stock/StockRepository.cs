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

    private const string Sell = $"{Taken} on_hand = s.on_hand - t.quantity {IfAllAreCovered}";
    private const string Hold = $"{Taken} reserved = s.reserved + t.quantity {IfAllAreCovered}";

    private const string Taken = """
        WITH taken AS MATERIALIZED (
            SELECT s.variant_id, w.quantity, s.on_hand - s.reserved >= w.quantity AS is_covered
            FROM products.stock_items s JOIN unnest({0}, {1}) AS w (id, quantity) ON w.id = s.variant_id
            ORDER BY s.variant_id FOR UPDATE OF s)
        UPDATE products.stock_items s SET version = s.version + 1,
        """;

    private const string IfAllAreCovered = """
        FROM taken t WHERE s.variant_id = t.variant_id
            AND cardinality({0}) = (SELECT count(*) FROM taken WHERE is_covered)
        RETURNING s.*
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

    public Task<IReadOnlyDictionary<Guid, StockItem>> SellAsync(
        IReadOnlyDictionary<Guid, int> quantities,
        CancellationToken cancellationToken
    ) => TakeAsync(Sell, quantities, cancellationToken);

    public Task<IReadOnlyDictionary<Guid, StockItem>> HoldAsync(
        IReadOnlyDictionary<Guid, int> quantities,
        CancellationToken cancellationToken
    ) => TakeAsync(Hold, quantities, cancellationToken);

    /// <summary>Locks, checks and changes in one statement, so that a popular row is locked as briefly as
    /// possible.</summary>
    /// <remarks>A row that another transaction changed while this one waited for its lock is read again, by the lock
    /// and by the update (READ COMMITTED), so no unit is sold twice.</remarks>
    private async Task<IReadOnlyDictionary<Guid, StockItem>> TakeAsync(
        string statement,
        IReadOnlyDictionary<Guid, int> quantities,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.Set<StockItem>()
            .FromSqlRaw(statement, quantities.Keys.ToArray(), quantities.Values.ToArray())
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        foreach (var item in rows)
            item.WasTaken(quantities[item.VariantId]);
        return rows.ToDictionary(s => s.VariantId);
    }

    public Task RecountAsync(IReadOnlyCollection<StockItem> items, CancellationToken cancellationToken)
    {
        var recount = Crossed(items);
        return recount.Count == 0
            ? Task.CompletedTask
            : db.Database.ExecuteSqlRawAsync(
                $"WITH {Recount}",
                [recount.Select(p => p.Id).ToArray(), recount.Select(p => p.Delta).ToArray()],
                cancellationToken
            );
    }

    public Task WriteAsync(IReadOnlyCollection<StockItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
            return Task.CompletedTask;
        var ids = items.Select(s => s.VariantId).ToArray();
        var onHand = items.Select(s => s.OnHand).ToArray();
        var reserved = items.Select(s => s.Reserved).ToArray();
        var recount = Crossed(items);
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

    /// <summary>By how many the products' variants in stock changed; without those that stayed the same.</summary>
    private static List<(Guid Id, int Delta)> Crossed(IReadOnlyCollection<StockItem> items) =>
        Sums(
            items
                .Where(s => s.IsListed && (s.Crossing.RanOut || s.Crossing.CameBack))
                .Select(s => (s.ProductId, s.Crossing.CameBack ? 1 : -1))
        );

    private static List<(Guid Id, int Delta)> Sums(IEnumerable<(Guid ProductId, int Delta)> changes) =>
        changes
            .GroupBy(c => c.ProductId, c => c.Delta)
            .Select(g => (Id: g.Key, Delta: g.Sum()))
            .Where(p => p.Delta != 0)
            .ToList();

    public Task SetListedAsync(
        IReadOnlyCollection<(StockItem Item, bool IsListed)> listings,
        CancellationToken cancellationToken
    )
    {
        var changed = listings.Where(l => l.Item.IsListed != l.IsListed).ToList();
        if (changed.Count == 0)
            return Task.CompletedTask;
        var recount = Sums(
            changed.Where(l => l.Item.Available > 0).Select(l => (l.Item.ProductId, l.IsListed ? 1 : -1))
        );
        const string update = """
            UPDATE products.stock_items s SET is_listed = d.is_listed, version = s.version + 1
            FROM unnest({2}, {3}) AS d (id, is_listed) WHERE s.variant_id = d.id
            """;
        return db.Database.ExecuteSqlRawAsync(
            recount.Count == 0 ? update : $"WITH stock AS ({update}), {Recount}",
            [
                recount.Select(p => p.Id).ToArray(),
                recount.Select(p => p.Delta).ToArray(),
                changed.Select(l => l.Item.VariantId).ToArray(),
                changed.Select(l => l.IsListed).ToArray(),
            ],
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

    public async Task<IReadOnlyList<(Guid VariantId, Guid? RefId)>> MovedSinceAsync(
        IReadOnlyCollection<Guid> variantIds,
        Guid since,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.Set<StockMovement>()
            .Where(m => variantIds.Contains(m.VariantId) && m.Id > since)
            .Select(m => new { m.VariantId, m.RefId })
            .Distinct()
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(m => (m.VariantId, m.RefId));
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
