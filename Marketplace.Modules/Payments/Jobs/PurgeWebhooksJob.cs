using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Deletes handled webhook deliveries after 30 days; those that are waiting or need attention stay.</summary>
/// <remarks>Providers stop retrying a delivery long before that, so a deleted one does not arrive again.</remarks>
public sealed class PurgeWebhooksJob(MarketplaceDbContext db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Retention;
        var removed = await db.Set<WebhookMessage>()
            .Where(m =>
                m.HandledAt < before
                && (
                    m.Status == WebhookStatus.Processed
                    || m.Status == WebhookStatus.Ignored
                    || m.Status == WebhookStatus.Dismissed
                )
            )
            .ExecuteDeleteAsync(cancellationToken);
        return removed == 0 ? null : $"{removed} deliveries removed";
    }
}
