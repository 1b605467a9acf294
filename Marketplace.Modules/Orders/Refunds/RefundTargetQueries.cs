using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads what a refund made at the provider may concern.</summary>
public sealed class RefundTargetQueries(MarketplaceDbContext db)
{
    /// <summary>The paid orders of a purchase with their lines. One statement.</summary>
    public async Task<IReadOnlyList<RefundTarget>> OfPurchaseAsync(Guid purchaseId, CancellationToken cancellationToken)
    {
        var orders = await db.Set<Order>()
            .AsNoTracking()
            .Include(o => o.Lines.OrderBy(l => l.Position))
            .Where(o => o.PurchaseId == purchaseId && o.PaidAt != null)
            .OrderBy(o => o.Number)
            .ToListAsync(cancellationToken);
        return orders.ConvertAll(order => new RefundTarget(
            order.Id,
            order.Number,
            order.RefundLeft,
            order
                .Lines.Select(l => new RefundTargetLine(
                    l.Id,
                    l.Title,
                    new(l.TotalMinor - l.RefundedMinor, order.Currency)
                ))
                .ToArray()
        ));
    }
}

/// <summary>An order that a refund may concern.</summary>
/// <param name="Left">What has not been refunded of it.</param>
public sealed record RefundTarget(Guid OrderId, string Number, Money Left, IReadOnlyList<RefundTargetLine> Lines);

/// <summary>One of its lines.</summary>
public sealed record RefundTargetLine(Guid Id, string Title, Money Left);
