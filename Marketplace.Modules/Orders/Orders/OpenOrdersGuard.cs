using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Prevents a store from closing while orders are unfinished, their money is still going back or disputed, or
/// returns are undecided: what is booked later would be a debt that no sale fills.</summary>
internal sealed class OpenOrdersGuard(MarketplaceDbContext db, IPaymentDirectory payments) : ISellerCloseGuard
{
    private static readonly OrderStatus[] Open = Enum.GetValues<OrderStatus>()
        .Where(s => !OrderTransitions.IsTerminal(s))
        .ToArray();

    public async Task<Error?> RefusalAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var disputed = await payments.ListDisputedAsync(PaymentPurpose.Purchase, cancellationToken);
        var count = await db.Set<Order>()
            .CountAsync(
                o =>
                    o.SellerId == sellerId
                    && (
                        Open.Contains(o.Status)
                        // A refund that failed stays promised. At the door it is booked when it is promised.
                        || (o.PaymentMethod == PaymentMethod.Card && o.RefundPromisedMinor > o.RefundedMinor)
                        || (o.PaidAt != null && disputed.Contains(o.PurchaseId))
                    ),
                cancellationToken
            );
        count += await db.Set<OrderReturn>()
            .CountAsync(
                r => r.SellerId == sellerId && ReturnTransitions.Undecided.Contains(r.Status),
                cancellationToken
            );
        return count > 0 ? SellerRefusals.HasOpenOrders.With(("count", count)) : null;
    }
}
