using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Applies order and refund events to the order facts and marks the store's affected day for
/// roll-up.</summary>
/// <remarks>Repeat: every statement is idempotent. Order and locks: the order's advisory lock, its fact, then the day's
/// mark; an existing mark is rewritten, so that a roll-up that claims it waits for this commit.</remarks>
public sealed class SalesFactService(
    MarketplaceDbContext db,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    private string Zone => marketplace.Value.TimeZone;

    /// <summary>Records placed orders. Two statements.</summary>
    public async Task PlacedAsync(IReadOnlyCollection<OrderPlaced> placed, CancellationToken cancellationToken)
    {
        await LockAsync(placed.Select(o => o.OrderId), cancellationToken);
        await PlacedOrders.AddAsync(db, placed, marketplace.Value.DayOf, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Records deliveries. A card order counts from now on; a cash order only if the buyer said so. One
    /// statement.</summary>
    /// <param name="delivered"><c>IsReceipt</c>: the buyer confirmed the receipt.</param>
    public Task DeliveredAsync(
        IReadOnlyCollection<(Guid OrderId, DateTimeOffset At, bool IsReceipt)> delivered,
        CancellationToken cancellationToken
    )
    {
        var (ids, times) = (delivered.Select(d => d.OrderId).ToArray(), delivered.Select(d => d.At).ToArray());
        var receipts = delivered.Select(d => d.IsReceipt).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE analytics.order_facts f
            SET delivered_at = d.at, counts_from = CASE WHEN d.is_receipt OR NOT f.is_cash THEN d.at
                ELSE f.counts_from END
            FROM unnest({ids}, {times}, {receipts}) AS d (order_id, at, is_receipt)
            WHERE f.order_id = d.order_id AND f.delivered_at IS NULL
            """,
            cancellationToken
        );
    }

    /// <summary>Records that the buyer accepted the goods or the return window passed: a cash order counts from
    /// now on. One statement.</summary>
    public Task CompletedAsync(
        IReadOnlyCollection<(Guid OrderId, DateTimeOffset At)> completed,
        CancellationToken cancellationToken
    )
    {
        var (ids, times) = (completed.Select(c => c.OrderId).ToArray(), completed.Select(c => c.At).ToArray());
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE analytics.order_facts f SET counts_from = c.at
            FROM unnest({ids}, {times}) AS c (order_id, at)
            WHERE f.order_id = c.order_id AND f.counts_from IS NULL
            """,
            cancellationToken
        );
    }

    /// <summary>Records cancelled or rejected orders; one that was never placed has no fact and changes nothing. One
    /// statement.</summary>
    public Task EndedAsync(
        IReadOnlyCollection<(Guid OrderId, DateTimeOffset At, bool IsSellerFault)> ended,
        CancellationToken cancellationToken
    )
    {
        var (ids, times) = (ended.Select(e => e.OrderId).ToArray(), ended.Select(e => e.At).ToArray());
        var faults = ended.Select(e => e.IsSellerFault).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH moved AS (
                UPDATE analytics.order_facts f SET called_off_at = e.at, is_seller_fault = e.is_fault
                FROM unnest({ids}, {times}, {faults}) AS e (order_id, at, is_fault)
                WHERE f.order_id = e.order_id AND f.called_off_at IS NULL
                RETURNING f.seller_id, f.placed_at, f.currency)
            INSERT INTO analytics.days_to_roll_up AS d (seller_id, day, currency, marked_at)
            SELECT DISTINCT seller_id, (placed_at AT TIME ZONE {Zone})::date, currency, {clock.GetUtcNow()} FROM moved
            ON CONFLICT (seller_id, day, currency) DO UPDATE SET marked_at = excluded.marked_at
            """,
            cancellationToken
        );
    }

    /// <summary>Records a refund and marks the day on which the order was placed for roll-up, however long
    /// ago.</summary>
    public async Task RefundedAsync(Guid orderId, Guid refundId, Money amount, CancellationToken cancellationToken)
    {
        await LockAsync(orderId, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.order_refunds (refund_id, order_id, amount_minor, currency)
                VALUES ({refundId}, {orderId}, {amount.Amount}, {amount.Currency})
            ON CONFLICT (refund_id) DO NOTHING
            """,
            cancellationToken
        );
        await CountRefundsAsync(orderId, cancellationToken);
    }

    /// <summary>Removes a refund whose money came back and marks the order's day for roll-up.</summary>
    public async Task RefundFailedAsync(Guid orderId, Guid refundId, CancellationToken cancellationToken)
    {
        await LockAsync(orderId, cancellationToken);
        if (
            await db.Database.ExecuteSqlAsync(
                $"DELETE FROM analytics.order_refunds WHERE refund_id = {refundId}",
                cancellationToken
            ) > 0
        )
        {
            await CountRefundsAsync(orderId, cancellationToken);
        }
    }

    /// <summary>Requests a refresh of the popular sellers ranking; repeated requests become one.</summary>
    public Task RequestRefreshAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.refresh_requests (name, requested_at)
                VALUES ({RecomputeRequest.PopularSellers}, {clock.GetUtcNow()})
            ON CONFLICT (name) DO UPDATE SET requested_at = excluded.requested_at
            """,
            cancellationToken
        );

    private Task<int> CountRefundsAsync(Guid orderId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            WITH moved AS (
                UPDATE analytics.order_facts f
                SET refunded_minor = (SELECT coalesce(sum(r.amount_minor), 0) FROM analytics.order_refunds r
                    WHERE r.order_id = f.order_id AND r.currency = f.currency)
                WHERE f.order_id = {orderId} RETURNING f.seller_id, f.placed_at, f.currency)
            INSERT INTO analytics.days_to_roll_up AS d (seller_id, day, currency, marked_at)
            SELECT seller_id, (placed_at AT TIME ZONE {Zone})::date, currency, {clock.GetUtcNow()} FROM moved
            ON CONFLICT (seller_id, day, currency) DO UPDATE SET marked_at = excluded.marked_at
            """,
            cancellationToken
        );

    // Refund events have the payment as their subject, so they may be handled concurrently with the order's events.
    private Task LockAsync(Guid orderId, CancellationToken cancellationToken) =>
        LockAsync([orderId], cancellationToken);

    private Task LockAsync(IEnumerable<Guid> orderIds, CancellationToken cancellationToken) =>
        AdvisoryLocks.AnalyticsOrder.WaitAsync(db, orderIds.Select(id => id.ToString()), cancellationToken);
}
