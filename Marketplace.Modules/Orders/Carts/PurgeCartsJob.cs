using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Deletes carts whose time is over, with their items.</summary>
/// <remarks>A cart that is being changed just then is left for the next run.</remarks>
internal sealed class PurgeCartsJob(MarketplaceDbContext db, TimeProvider clock) : IJob
{
    private const int BatchSize = 1_000;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var total = 0;
        while (true)
        {
            var removed = await db.Database.ExecuteSqlAsync(
                $"""
                DELETE FROM orders.carts WHERE id IN (
                    SELECT id FROM orders.carts WHERE expires_at <= {now} ORDER BY expires_at LIMIT {BatchSize}
                    FOR UPDATE SKIP LOCKED)
                """,
                cancellationToken
            );
            total += removed;
            if (removed < BatchSize)
                return total == 0 ? null : $"{total} carts removed";
        }
    }
}
