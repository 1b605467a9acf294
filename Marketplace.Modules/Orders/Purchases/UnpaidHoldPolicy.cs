using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>How much stock one buyer may hold without paying, and how often.</summary>
/// <remarks>Source: OWASP OAT-021, denial of inventory.</remarks>
public sealed class UnpaidHoldPolicy(MarketplaceDbContext db, IOptions<OrdersOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>Why the buyer may not hold the checkout's units now; null when they may.</summary>
    /// <remarks>Errors: <c>checkout.unpaid_limit</c>, <c>checkout.held_units</c>, <c>checkout.unpaid_repeatedly</c>.
    /// Order and locks: the buyer's advisory lock until the commit, before any row. A purchase made of the same
    /// checkout does not count, so that a second completion learns that the checkout is closed. A guest is counted by
    /// their cart, not by their e-mail address: nobody can use up what the owner of an address may hold. How many
    /// orders guests place from one network address is limited by the Api.</remarks>
    internal async Task<Error?> RefusalAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        var isGuest = checkout.Guest is not null;
        var holder = isGuest ? checkout.CartId!.Value : checkout.BuyerId;
        await AdvisoryLocks.BuyerHolds.For(holder.ToString()).WaitAsync(db, cancellationToken);
        var unpaid = await ReadAsync(checkout, cancellationToken);
        var open = unpaid.Where(p => p.IsOpen).ToArray();
        var limits = options.Value;
        var (maxPurchases, maxUnits) = isGuest
            ? (limits.GuestMaxUnpaidPurchases, limits.GuestMaxHeldUnits)
            : (limits.MaxUnpaidPurchases, limits.MaxHeldUnits);
        if (open.Length >= maxPurchases)
            return OrderErrors.UnpaidLimit.With(("limit", maxPurchases));
        var (held, wanted) = (open.Sum(p => p.Units), checkout.Lines.Sum(l => l.Quantity));
        if (held + wanted > maxUnits)
            return OrderErrors.HeldUnits.With(("limit", maxUnits), ("held", held), ("wanted", wanted));
        if (unpaid.Count < limits.MaxUnpaidPerDay)
            return null;

        // Free as soon as so many of the oldest have left the window that one more fits in.
        var freeAt = unpaid[unpaid.Count - limits.MaxUnpaidPerDay].CreatedAt + Window;
        var wait = freeAt - clock.GetUtcNow();
        return OrderErrors.UnpaidRepeatedly.With(
            ("count", unpaid.Count),
            ("hours", (int)Math.Ceiling(wait.TotalHours)),
            ("retryAfter", (int)Math.Ceiling(wait.TotalSeconds))
        );
    }

    /// <summary>The buyer's card purchases of the last 24 hours that were never paid, oldest first.</summary>
    private async Task<IReadOnlyList<UnpaidPurchase>> ReadAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Window;
        var own = checkout.Guest is null
            ? db.Set<Order>().Where(o => o.BuyerId == checkout.BuyerId)
            : OfCart(checkout.CartId);
        var orders = await own.Where(o =>
                o.CreatedAt > since
                && o.PaymentMethod == PaymentMethod.Card
                && o.PaidAt == null
                && db.Set<Purchase>().Any(p => p.Id == o.PurchaseId && p.CheckoutId != checkout.Id)
            )
            .Select(o => new
            {
                o.PurchaseId,
                o.CreatedAt,
                IsOpen = o.Status == OrderStatus.PendingPayment,
                Units = o.Lines.Sum(l => l.Quantity),
            })
            .ToListAsync(cancellationToken);
        return orders
            .GroupBy(o => o.PurchaseId)
            .Select(g => new UnpaidPurchase(g.Min(o => o.CreatedAt), g.Any(o => o.IsOpen), g.Sum(o => o.Units)))
            .OrderBy(p => p.CreatedAt)
            .ToArray();
    }

    /// <summary>Orders that guests placed from a cart.</summary>
    private IQueryable<Order> OfCart(Guid? cartId) =>
        from checkout in db.Set<Checkout>()
        where checkout.CartId == cartId && checkout.Guest != null
        join purchase in db.Set<Purchase>() on checkout.Id equals purchase.CheckoutId
        join order in db.Set<Order>() on purchase.Id equals order.PurchaseId
        select order;

    private sealed record UnpaidPurchase(DateTimeOffset CreatedAt, bool IsOpen, int Units);
}
