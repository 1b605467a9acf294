using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Expires overdue checkouts, and deletes those that never became a purchase a week later.</summary>
internal sealed class ExpireCheckoutsJob(MarketplaceDbContext db, TimeProvider clock) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var week = now.AddDays(-7);
        var expired = await db.Set<Checkout>()
            .Where(c => c.Status == CheckoutStatus.Open && c.ExpiresAt <= now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.Status, CheckoutStatus.Expired)
                        .SetProperty(c => c.Version, c => c.Version + 1),
                cancellationToken
            );
        var removed = await db.Set<Checkout>()
            .Where(c => c.Status == CheckoutStatus.Expired && c.ExpiresAt < week)
            .ExecuteDeleteAsync(cancellationToken);
        return expired + removed == 0 ? null : $"{expired} checkouts expired, {removed} removed";
    }
}
