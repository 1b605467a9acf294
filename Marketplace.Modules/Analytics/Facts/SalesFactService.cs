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
    // Source: the payment method in the contract of OrderPlaced.
    private const string CardPayment = "card";

    private string Zone => marketplace.Value.TimeZone;

    /// <summary>Records a placed order.</summary>
    public async Task PlacedAsync(OrderPlaced placed, CancellationToken cancellationToken)
    {
        await LockAsync(placed.OrderId, cancellationToken);
        var units = placed.Lines.Sum(l => l.Quantity);
        var isCash = placed.PaymentMethod != CardPayment;
        var isNew =
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO analytics.order_facts (order_id, seller_id, buyer_id, currency, total_minor,
                    shipping_minor, refunded_minor, units, placed_at, is_cash, is_seller_fault)
                VALUES ({placed.OrderId}, {placed.SellerId}, {placed.BuyerId}, {placed.Total.Currency},
                    {placed.Total.Amount}, {placed.Shipping.Amount},
                    (SELECT coalesce(sum(r.amount_minor), 0) FROM analytics.order_refunds r
                        WHERE r.order_id = {placed.OrderId} AND r.currency = {placed.Total.Currency}),
                    {units}, {placed.At}, {isCash}, false)
                ON CONFLICT (order_id) DO NOTHING
                """,
                cancellationToken
            ) == 1;
        if (!isNew)
            return;
        await AddLinesAsync(placed, cancellationToken);
        var day = marketplace.Value.DayOf(placed.At);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.days_to_roll_up AS d (seller_id, day, currency, marked_at)
                VALUES ({placed.SellerId}, {day}, {placed.Total.Currency}, {clock.GetUtcNow()})
            ON CONFLICT (seller_id, day, currency) DO UPDATE SET marked_at = excluded.marked_at
            """,
            cancellationToken
        );
    }

    /// <summary>Records a delivery. A card order counts from now on; a cash order only if the buyer said so.</summary>
    /// <param name="isReceipt">The buyer confirmed the receipt.</param>
    public Task DeliveredAsync(Guid orderId, DateTimeOffset at, bool isReceipt, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE analytics.order_facts
            SET delivered_at = {at}, counts_from = CASE WHEN {isReceipt} OR NOT is_cash THEN {at} ELSE counts_from END
            WHERE order_id = {orderId} AND delivered_at IS NULL
            """,
            cancellationToken
        );

    /// <summary>Records that the buyer accepted the goods or the return window passed: a cash order counts from
    /// now on.</summary>
    public Task CompletedAsync(Guid orderId, DateTimeOffset at, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"UPDATE analytics.order_facts SET counts_from = {at} WHERE order_id = {orderId} AND counts_from IS NULL",
            cancellationToken
        );

    /// <summary>Records a cancelled or rejected order; one that was never placed has no fact and changes
    /// nothing.</summary>
    public Task EndedAsync(Guid orderId, DateTimeOffset at, bool isSellerFault, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            WITH moved AS (
                UPDATE analytics.order_facts SET called_off_at = {at}, is_seller_fault = {isSellerFault}
                    WHERE order_id = {orderId} AND called_off_at IS NULL
                RETURNING seller_id, placed_at, currency)
            INSERT INTO analytics.days_to_roll_up AS d (seller_id, day, currency, marked_at)
            SELECT seller_id, (placed_at AT TIME ZONE {Zone})::date, currency, {clock.GetUtcNow()} FROM moved
            ON CONFLICT (seller_id, day, currency) DO UPDATE SET marked_at = excluded.marked_at
            """,
            cancellationToken
        );

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
                VALUES ({RecomputeRequest.PopularSellers}, {clock.GetUtcNow()}) ON CONFLICT (name) DO NOTHING
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

    private Task<int> AddLinesAsync(OrderPlaced placed, CancellationToken cancellationToken)
    {
        var products = placed.Lines.Select(l => l.ProductId).ToArray();
        var variants = placed.Lines.Select(l => l.VariantId).ToArray();
        var quantities = placed.Lines.Select(l => l.Quantity).ToArray();
        var prices = placed.Lines.Select(l => l.UnitPrice.Amount).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO analytics.order_line_facts (order_id, position, product_id, variant_id, quantity,
                unit_price_minor)
            SELECT {placed.OrderId}, l.place - 1, l.product_id, l.variant_id, l.quantity, l.price
            FROM unnest({products}, {variants}, {quantities}, {prices}) WITH ORDINALITY AS l(product_id, variant_id,
                quantity, price, place)
            ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
    }

    // Refund events have the payment as their subject, so they may be handled concurrently with the order's events.
    private Task LockAsync(Guid orderId, CancellationToken cancellationToken) =>
        AdvisoryLocks.AnalyticsOrder.For(orderId.ToString()).WaitAsync(db, cancellationToken);
}
