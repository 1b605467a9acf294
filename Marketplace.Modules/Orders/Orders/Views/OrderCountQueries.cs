using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Counts what lists of orders and their tabs show: one statement each.</summary>
public sealed class OrderCountQueries(MarketplaceDbContext db)
{
    private static readonly string[] Underway = Names(ParcelStatus.Shipped, ParcelStatus.Undelivered);
    private static readonly string[] Undecided = Names([.. ReturnTransitions.Undecided]);

    /// <summary>The orders of a buyer, or of a store, by status; those that a store does not see are not
    /// counted.</summary>
    public async Task<OrderCounts> ByStatusAsync(OrderActor viewer, CancellationToken cancellationToken)
    {
        var orders =
            viewer.Type == OrderActorType.Seller
                ? db.Set<Order>().Where(o => o.SellerId == viewer.SellerId && o.PlacedAt != null)
                : db.Set<Order>().Where(o => o.BuyerId == viewer.UserId);
        var counted = await orders
            .GroupBy(o => o.Status)
            .Select(g => new
            {
                Status = g.Key,
                Count = g.Count(),
                CancelRequested = g.Count(o => o.CancelRequestedAt != null),
            })
            .ToDictionaryAsync(row => row.Status, cancellationToken);
        return new OrderCounts(
            counted.Values.Sum(row => row.Count),
            counted.GetValueOrDefault(OrderStatus.Confirmed)?.CancelRequested ?? 0,
            [
                .. Enum.GetValues<OrderStatus>()
                    .Where(s =>
                        viewer.Type != OrderActorType.Seller
                        || s is not (OrderStatus.PendingPayment or OrderStatus.Expired)
                    )
                    .Select(s => new OrderStatusCount(s, counted.GetValueOrDefault(s)?.Count ?? 0)),
            ]
        );
    }

    /// <summary>What is going on in each order; orders with nothing are left out.</summary>
    internal async Task<IReadOnlyDictionary<Guid, OngoingCounts>> OngoingAsync(
        Guid[] orderIds,
        OrderActor viewer,
        CancellationToken cancellationToken
    )
    {
        var readsReturns = viewer.Has(SellerScopes.ReturnsRead);
        var ofBuyer = viewer.Type == OrderActorType.Buyer;
        var ofStore = viewer.Type == OrderActorType.Seller && viewer.Has(SellerScopes.MessagesWrite);
        var rows = await db
            .Database.SqlQuery<Row>(
                $"""
                SELECT id, sum(parcels)::int AS parcels, sum(returns)::int AS returns, sum(unread)::int AS unread
                FROM (
                    SELECT order_id AS id, count(*) AS parcels, 0 AS returns, 0 AS unread FROM orders.parcels
                    WHERE order_id = ANY ({orderIds}) AND status = ANY ({Underway}) GROUP BY order_id
                    UNION ALL
                    SELECT order_id, 0, count(*), 0 FROM orders.returns
                    WHERE order_id = ANY ({orderIds}) AND status = ANY ({Undecided}) AND {readsReturns}
                    GROUP BY order_id
                    UNION ALL
                    SELECT id, 0, 0, CASE WHEN {ofBuyer} THEN buyer_unread ELSE seller_unread END
                    FROM orders.message_threads WHERE id = ANY ({orderIds}) AND ({ofBuyer} OR {ofStore})
                ) ongoing GROUP BY id
                """
            )
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Id, row => new OngoingCounts(row.Parcels, row.Returns, row.Unread));
    }

    private static string[] Names<T>(params T[] values)
        where T : struct, Enum => Array.ConvertAll(values, value => value.ToString());

    private sealed record Row(Guid Id, int Parcels, int Returns, int Unread);
}

/// <summary>What is going on in an order.</summary>
internal sealed record OngoingCounts(int Parcels, int Returns, int Unread)
{
    public static readonly OngoingCounts None = new(0, 0, 0);
}

/// <summary>How many orders there are, for the tabs of a list.</summary>
/// <param name="CancelRequested">Confirmed orders whose buyer asked to cancel.</param>
/// <param name="ByStatus">Every status, also without orders; a store does not see unpaid ones.</param>
public sealed record OrderCounts(int Total, int CancelRequested, IReadOnlyList<OrderStatusCount> ByStatus);

/// <summary>Orders in one status.</summary>
public sealed record OrderStatusCount(OrderStatus Status, int Count);
