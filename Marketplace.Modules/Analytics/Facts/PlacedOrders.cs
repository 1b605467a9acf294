using Marketplace.Modules.Orders.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Analytics;

/// <summary>Writes the facts of placed orders.</summary>
internal static class PlacedOrders
{
    // Source: the payment method in the contract of OrderPlaced.
    private const string CardPayment = "card";

    /// <summary>Adds the orders that have no fact yet, with their lines, and marks their days for roll-up. One
    /// statement.</summary>
    /// <remarks>Order and locks: the caller holds the locks of the orders, so that no refund of theirs is
    /// missed.</remarks>
    public static Task AddAsync(
        DbContext db,
        IReadOnlyCollection<OrderPlaced> placed,
        Func<DateTimeOffset, DateOnly> dayOf,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var lines = placed.SelectMany(o => o.Lines.Select((line, place) => (o.OrderId, place, line))).ToList();
        T[] Of<T>(Func<OrderPlaced, T> column) => [.. placed.Select(column)];
        T[] OfLines<T>(Func<(Guid OrderId, int Place, OrderPlacedLine Line), T> column) => [.. lines.Select(column)];
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH placed AS (
                SELECT * FROM unnest({Of(o => o.OrderId)}, {Of(o => o.SellerId)}, {Of(o => o.BuyerId)},
                    {Of(o => o.Total.Currency)}, {Of(o => o.Total.Amount)}, {Of(o => o.Shipping.Amount)},
                    {Of(o => o.Lines.Sum(l => l.Quantity))}, {Of(o => o.At)}, {Of(o => dayOf(o.At))},
                    {Of(o => o.PaymentMethod != CardPayment)}) AS p (order_id, seller_id, buyer_id, currency,
                    total_minor, shipping_minor, units, placed_at, day, is_cash)),
            added AS (
                INSERT INTO analytics.order_facts (order_id, seller_id, buyer_id, currency, total_minor,
                    shipping_minor, refunded_minor, units, placed_at, is_cash, is_seller_fault)
                SELECT order_id, seller_id, buyer_id, currency, total_minor, shipping_minor,
                    (SELECT coalesce(sum(r.amount_minor), 0) FROM analytics.order_refunds r
                        WHERE r.order_id = p.order_id AND r.currency = p.currency), units, placed_at, is_cash, false
                FROM placed p ON CONFLICT (order_id) DO NOTHING RETURNING order_id),
            lines AS (
                INSERT INTO analytics.order_line_facts (order_id, position, product_id, variant_id, quantity,
                    unit_price_minor)
                SELECT order_id, position, product_id, variant_id, quantity, price
                FROM unnest({OfLines(l => l.OrderId)}, {OfLines(l => l.Place)}, {OfLines(l => l.Line.ProductId)},
                    {OfLines(l => l.Line.VariantId)}, {OfLines(l => l.Line.Quantity)},
                    {OfLines(l => l.Line.UnitPrice.Amount)}) AS l (order_id, position, product_id, variant_id,
                    quantity, price)
                JOIN added USING (order_id) ON CONFLICT DO NOTHING)
            INSERT INTO analytics.days_to_roll_up AS d (seller_id, day, currency, marked_at)
            SELECT DISTINCT seller_id, day, currency, {now} FROM placed JOIN added USING (order_id) ORDER BY 1, 2, 3
            ON CONFLICT (seller_id, day, currency) DO UPDATE SET marked_at = excluded.marked_at
            """,
            cancellationToken
        );
    }
}
