using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Collects the sales of every store that count towards the ranking of a window.</summary>
/// <remarks>Counts deliveries in (end − window, end] of approved stores that are not fully refunded and not bought by a
/// current or former member of the store; per buyer, store and UTC day only the three of highest value. Four
/// statements, regardless of the number of stores.</remarks>
public sealed class PopularityInputQueries(
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
            .Where(f => f.DeliveredAt > start && f.DeliveredAt <= end)
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
                    .Select(r => new SalesOfAge(today - r.Day!.Value.DayNumber, r.Orders, r.CappedMinor, r.NetMinor))
                    .ToArray();
                return new SellerSales(
                    store.Id,
                    store.Slug,
                    store.Name,
                    store.ApprovedAt,
                    days,
                    whole.Buyers,
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
        return db
            .Database.SqlQuery<Counted>(
                $"""
                WITH foreign_orders AS MATERIALIZED (
                    SELECT f.* FROM analytics.order_facts f
                    WHERE f.seller_id = ANY({sellers}) AND f.currency = {currency}
                      AND ((f.delivered_at > {start} AND f.delivered_at <= {end}) OR (f.is_seller_fault
                          AND f.called_off_at > {start} AND f.called_off_at <= {end}))
                      AND NOT EXISTS (SELECT 1 FROM unnest({memberSellers}, {memberUsers}) AS m(seller_id, user_id)
                          WHERE m.seller_id = f.seller_id AND m.user_id = f.buyer_id)),
                sold AS (
                    SELECT seller_id, buyer_id, (delivered_at AT TIME ZONE 'UTC')::date AS day,
                        greatest(total_minor - refunded_minor - shipping_minor, 0) AS net,
                           row_number() OVER (PARTITION BY seller_id, buyer_id, (delivered_at AT TIME ZONE 'UTC')::date
                                              ORDER BY greatest(total_minor - refunded_minor - shipping_minor, 0) DESC,
                                                  order_id) AS place
                    FROM foreign_orders WHERE delivered_at IS NOT NULL AND called_off_at IS NULL
                        AND (refunded_minor < total_minor OR total_minor = 0)),
                decided AS (
                    SELECT seller_id, count(*) FILTER (WHERE is_seller_fault)::int AS faults, count(*)::int AS decided
                        FROM foreign_orders GROUP BY seller_id)
                SELECT s.seller_id, s.day, count(*)::int AS orders, sum(least(s.net, {cap}))::bigint AS capped_minor,
                    sum(s.net)::bigint AS net_minor,
                       count(DISTINCT s.buyer_id)::int AS buyers, min(d.faults) AS faults, min(d.decided) AS decided
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
        long CappedMinor,
        long NetMinor,
        int Buyers,
        int Faults,
        int Decided
    );
}
