using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

/// <summary>Deletes sessions, links and proofs of a second factor that can no longer be used.</summary>
/// <remarks>A replaced refresh token is kept until its own expiry, so that reuse can be detected. Links are kept a day
/// longer because they count towards the hourly limit.</remarks>
internal sealed class PurgeSessionsJob(MarketplaceDbContext db, TimeProvider clock) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var yesterday = now.AddDays(-1);
        var sessions = await db.Set<Session>().Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        var links = await db.Set<OneTimeToken>()
            .Where(t => t.ExpiresAt < yesterday)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<SecondFactorProof>().Where(p => p.ProvenAt < yesterday).ExecuteDeleteAsync(cancellationToken);
        return sessions + links == 0 ? null : $"{sessions} refresh tokens and {links} links removed";
    }
}
