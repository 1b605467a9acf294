using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Notifications;

/// <summary>Forgets notifications after half a year.</summary>
public sealed class PurgeNotificationsJob(MarketplaceDbContext db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        var removed = await db.Set<Notification>()
            .Where(n => n.CreatedAt < before)
            .ExecuteDeleteAsync(cancellationToken);
        return removed == 0 ? null : $"{removed} notifications removed";
    }
}
