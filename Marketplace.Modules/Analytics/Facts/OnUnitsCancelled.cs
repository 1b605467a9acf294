using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Analytics;

/// <summary>Takes cancelled units out of the sales figures of an order that goes on.</summary>
/// <remarks>Money of a card goes out of the figures with its refund; for a cash order nobody pays it. Repeat: sets what
/// is left, which only falls.</remarks>
internal sealed class OnUnitsCancelled(
    MarketplaceDbContext db,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
) : IEventHandler<UnitsCancelled>
{
    public async Task HandleAsync(UnitsCancelled cancelled, EventContext context, CancellationToken cancellationToken)
    {
        if (cancelled.EndsOrder)
            return;
        var variants = cancelled.Lines.Select(l => l.VariantId).ToArray();
        var left = cancelled.Lines.Select(l => l.Left).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM analytics.order_line_facts l USING unnest({variants}, {left}) AS c (variant_id, units)
            WHERE l.order_id = {cancelled.OrderId} AND l.variant_id = c.variant_id AND c.units = 0
            """,
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE analytics.order_line_facts l SET quantity = least(l.quantity, c.units)
            FROM unnest({variants}, {left}) AS c (variant_id, units)
            WHERE l.order_id = {cancelled.OrderId} AND l.variant_id = c.variant_id AND c.units > 0
            """,
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH moved AS (
                UPDATE analytics.order_facts f
                SET units = least(f.units, (SELECT coalesce(sum(l.quantity), 0)::int
                        FROM analytics.order_line_facts l WHERE l.order_id = f.order_id)),
                    total_minor = CASE WHEN f.is_cash THEN least(f.total_minor, {cancelled.Due.Amount})
                        ELSE f.total_minor END,
                    fault_units = greatest(f.fault_units, {cancelled.FaultUnits})
                WHERE f.order_id = {cancelled.OrderId} RETURNING f.seller_id, f.placed_at, f.currency)
            INSERT INTO analytics.days_to_roll_up AS d (seller_id, day, currency, marked_at)
            SELECT seller_id, (placed_at AT TIME ZONE {marketplace.Value.TimeZone})::date, currency,
                {clock.GetUtcNow()} FROM moved
            ON CONFLICT (seller_id, day, currency) DO UPDATE SET marked_at = excluded.marked_at
            """,
            cancellationToken
        );
    }
}
