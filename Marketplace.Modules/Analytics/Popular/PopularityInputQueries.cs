using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Collects the sales of every store that count towards the ranking of a window.</summary>
/// <remarks>Counts orders that began to count in (end − window, end], of approved stores, not fully refunded, not
/// bought by a current or former member of the store nor by a young account; per buyer, store and UTC day only the
/// three of highest value. Buyers who never bought anywhere else weigh less. Four statements, regardless of the number
/// of stores. Source: docs/decisions/0014-popular-sellers.md.</remarks>
internal sealed class PopularityInputQueries(
    MarketplaceDbContext db,
    ISellerDirectory directory,
    ISellerMembers members,
    IOptions<AnalyticsOptions> options,
    IOptions<MarketplaceOptions> marketplace
)
{
    /// <summary>Sales of the window that ends at <paramref name="end"/>.</summary>
    public async Task<IReadOnlyList<SellerSales>> ReadAsync(
        PopularityWindow window,
        DateTimeOffset end,
        CancellationToken cancellationToken
    )
    {
        var start = end.AddDays(-window.Days);
        var ids = await db.Set<OrderFact>()
            .Where(f => f.CountsFrom > start && f.CountsFrom <= end)
            .Select(f => f.SellerId)
            .Distinct()
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return [];
        var stores = (await directory.FindAsync(ids, cancellationToken))
            .Values.Where(s => s.Status == SellerStatus.Approved)
            .ToDictionary(s => s.Id);
        var ever = await members.EverMembersAsync(stores.Keys, cancellationToken);
        var counted = (await CountAsync(start, end, [.. stores.Keys], ever, cancellationToken)).ToLookup(c =>
            c.SellerId
        );
        var today = DateOnly.FromDateTime(end.UtcDateTime).DayNumber;
        return
        [
            .. counted.Select(rows =>
            {
                var (store, whole) = (stores[rows.Key], rows.Single(r => r.Day is null));
                var days = rows.Where(r => r.Day is not null)
                    .OrderBy(r => r.Day)
                    .Select(r => r.AgedBy(today))
                    .ToArray();
                return new SellerSales(
                    store.Id,
                    store.Slug,
                    store.Name,
                    store.ApprovedAt,
                    days,
                    whole.Buyers,
                    whole.SingleStoreBuyers,
                    whole.LeftOut,
                    whole.Faults,
                    whole.Decided
                );
            }),
        ];
    }

    private Task<List<Counted>> CountAsync(
        DateTimeOffset start,
        DateTimeOffset end,
        Guid[] sellers,
        IReadOnlyList<SellerMembership> ever,
        CancellationToken cancellationToken
    )
    {
        var memberSellers = ever.Select(m => m.SellerId).ToArray();
        var memberUsers = ever.Select(m => m.UserId).ToArray();
        var (currency, cap) = (marketplace.Value.Currency, options.Value.PopularityOrderCap);
        // No join of steps by buyer: after many orders at once the database still believes the table empty, and would
        // read the whole inner step again for each row.
        var young = Ids.FirstAt(end.AddDays(-options.Value.PopularityAccountDays));
        return db
            .Database.SqlQuery<Counted>(
                $"""
                WITH candidates AS MATERIALIZED (
                    SELECT f.* FROM analytics.order_facts f
                    WHERE f.seller_id = ANY({sellers}) AND f.currency = {currency}
                      AND ((f.counts_from > {start} AND f.counts_from <= {end})
                          OR (f.counts_from IS NULL AND f.delivered_at > {start} AND f.delivered_at <= {end})
                          OR (f.is_seller_fault AND f.called_off_at > {start} AND f.called_off_at <= {end}))
                      AND NOT EXISTS (SELECT 1 FROM unnest({memberSellers}, {memberUsers}) AS m(seller_id, user_id)
                          WHERE m.seller_id = f.seller_id AND m.user_id = f.buyer_id)),
                known AS MATERIALIZED (
                    SELECT buyer_id FROM analytics.order_facts
                    WHERE counts_from <= {end} AND called_off_at IS NULL
                      AND (refunded_minor < total_minor OR total_minor = 0)
                      AND buyer_id = ANY(ARRAY(SELECT DISTINCT buyer_id FROM candidates))
                    GROUP BY buyer_id HAVING count(DISTINCT seller_id) > 1),
                weighted AS MATERIALIZED (
                    SELECT c.*, greatest(c.total_minor - c.refunded_minor - c.shipping_minor, 0) AS net,
                        (CASE WHEN c.buyer_id >= {young} THEN 0
                            WHEN c.buyer_id IN (SELECT buyer_id FROM known) THEN 1
                            ELSE {PopularityScore.SingleStoreWeight} END)::float8 AS weight
                    FROM candidates c),
                sold AS (
                    SELECT seller_id, buyer_id, (counts_from AT TIME ZONE 'UTC')::date AS day, net, weight,
                        row_number() OVER (PARTITION BY seller_id, buyer_id, (counts_from AT TIME ZONE 'UTC')::date
                            ORDER BY net DESC, order_id) AS place
                    FROM weighted WHERE weight > 0 AND counts_from IS NOT NULL AND called_off_at IS NULL
                        AND (refunded_minor < total_minor OR total_minor = 0)),
                decided AS MATERIALIZED (
                    SELECT seller_id,
                        coalesce(sum(CASE WHEN is_seller_fault THEN 1
                            WHEN fault_units > 0 THEN fault_units::float8 / (units + fault_units) ELSE 0 END)
                            FILTER (WHERE weight > 0), 0)::float8 AS faults,
                        count(*) FILTER (WHERE weight > 0 AND (counts_from IS NOT NULL OR is_seller_fault))::int
                            AS decided,
                        count(*) FILTER (WHERE called_off_at IS NULL AND (weight = 0 OR counts_from IS NULL))::int
                            AS left_out
                    FROM weighted GROUP BY seller_id)
                SELECT s.seller_id, s.day, count(*)::int AS orders, sum(s.weight) AS trusted_orders,
                    sum(least(s.net, {cap}) * s.weight) AS capped_minor, sum(s.net)::bigint AS net_minor,
                    sum(s.net * s.weight) AS trusted_net_minor, count(DISTINCT s.buyer_id)::int AS buyers,
                    count(DISTINCT s.buyer_id) FILTER (WHERE s.weight < 1)::int AS single_store_buyers,
                    min(d.left_out) AS left_out, min(d.faults) AS faults, min(d.decided) AS decided
                FROM sold s JOIN decided d ON d.seller_id = s.seller_id WHERE s.place <= 3
                GROUP BY GROUPING SETS ((s.seller_id, s.day), (s.seller_id))
                """
            )
            .ToListAsync(cancellationToken);
    }

    private sealed record Counted(
        Guid SellerId,
        DateOnly? Day,
        int Orders,
        double TrustedOrders,
        double CappedMinor,
        long NetMinor,
        double TrustedNetMinor,
        int Buyers,
        int SingleStoreBuyers,
        int LeftOut,
        double Faults,
        int Decided
    )
    {
        public SalesOfAge AgedBy(int today) =>
            new(today - Day!.Value.DayNumber, Orders, TrustedOrders, CappedMinor, NetMinor, TrustedNetMinor);
    }
}
