using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Reads of subscriptions.</summary>
public sealed class SubscriptionQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private const string Sort = "newest";

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
        var filters = $"{status}|{sellerId}";
        var after = cursors.Decode(page.Cursor, Sort, filters, 1);
        if (!after.Succeeded)
            return after.Error;
        var rows = db.Set<Subscription>().AsNoTracking();
        if (status is not null)
            rows = rows.Where(s => s.Status == status);
        if (sellerId is not null)
            rows = rows.Where(s => s.SellerId == sellerId);
        if (after.Value is [var key] && Guid.Parse(key) is var last)
            rows = rows.Where(s => s.Id < last);
        return Page<Subscription>.From(
            await rows.OrderByDescending(s => s.Id).Take(page.Limit + 1).ToListAsync(cancellationToken),
            page.Limit,
            s => cursors.Encode(Sort, filters, s.Id.ToString())
        );
    }
}
