using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Reads of subscriptions.</summary>
public sealed class SubscriptionQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<Subscription, Guid> Newest = Keyset.Descending<Subscription>("newest", s => s.Id);

    /// <summary>The store's live subscription; null when there is none. One statement.</summary>
    public Task<Subscription?> ReadLiveAsync(Guid sellerId, CancellationToken cancellationToken) =>
        db.Set<Subscription>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                s =>
                    s.SellerId == sellerId
                    && s.Status != SubscriptionStatus.Cancelled
                    && s.Status != SubscriptionStatus.Expired,
                cancellationToken
            );

    /// <summary>Subscriptions of all stores, newest first, for administrators. One statement.</summary>
    public async Task<Result<Page<Subscription>>> ListAsync(
        SubscriptionStatus? status,
        Guid? sellerId,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, $"{status}|{sellerId}");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = db.Set<Subscription>().AsNoTracking();
        if (status is not null)
            rows = rows.Where(s => s.Status == status);
        if (sellerId is not null)
            rows = rows.Where(s => s.SellerId == sellerId);
        return opened.Value.From(await opened.Value.Of(rows).ToListAsync(cancellationToken), s => s.Id);
    }
}
