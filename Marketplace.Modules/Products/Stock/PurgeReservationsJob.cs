using System.Globalization;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Deletes reservations that ended more than thirty days ago; the stock movements remain as history.</summary>
internal sealed class PurgeReservationsJob(MarketplaceDbContext db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        var removed = await db.Set<Reservation>()
            .Where(r => r.Status != ReservationStatus.Held && r.ExpiresAt < before)
            .ExecuteDeleteAsync(cancellationToken);
        return removed == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{removed} reservations removed");
    }
}
