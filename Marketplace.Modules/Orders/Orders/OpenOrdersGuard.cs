using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Prevents a store with unfinished orders, or returns that nobody has decided, from closing.</summary>
internal sealed class OpenOrdersGuard(MarketplaceDbContext db) : ISellerCloseGuard
{
    private static readonly OrderStatus[] Open = Enum.GetValues<OrderStatus>()
        .Where(s => !OrderTransitions.IsTerminal(s))
        .ToArray();

    public async Task<Error?> RefusalAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var count = await db.Set<Order>()
            .CountAsync(o => o.SellerId == sellerId && Open.Contains(o.Status), cancellationToken);
        count += await db.Set<OrderReturn>()
            .CountAsync(
                r => r.SellerId == sellerId && ReturnTransitions.Undecided.Contains(r.Status),
                cancellationToken
            );
        return count > 0 ? SellerRefusals.HasOpenOrders.With(("count", count)) : null;
    }
}
