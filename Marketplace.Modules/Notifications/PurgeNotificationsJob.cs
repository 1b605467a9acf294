using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Notifications;

/// <summary>Deletes notifications after 180 days.</summary>
public sealed class PurgeNotificationsJob(MarketplaceDbContext db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(180);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Retention;
        var removed = await db.Set<Notification>()
            .Where(n => n.CreatedAt < before)
            .ExecuteDeleteAsync(cancellationToken);
        return removed == 0 ? null : $"{removed} notifications deleted";
    }
}
