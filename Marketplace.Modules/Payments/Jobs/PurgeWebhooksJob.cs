using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Forgets deliveries that are done with after 30 days; those that wait or need a person stay.</summary>
/// <remarks>A provider gives up repeating a delivery long before, so a forgotten one does not come again.</remarks>
public sealed class PurgeWebhooksJob(MarketplaceDbContext db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
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
