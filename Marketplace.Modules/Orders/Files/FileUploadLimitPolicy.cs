using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>How many files one account may send.</summary>
public sealed class FileUploadLimitPolicy(MarketplaceDbContext db, IOptions<UploadOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>Why the account may not send a file now; null when it may.</summary>
    /// <remarks>Errors: <c>rate.limited</c> {retryAfter}. Order and locks: the uploader's advisory lock until the
    /// commit, before any row.</remarks>
    internal async Task<Error?> RefusalAsync(Guid uploaderId, CancellationToken cancellationToken)
    {
        await AdvisoryLocks.FileUploader.For(uploaderId.ToString()).WaitAsync(db, cancellationToken);
        var (now, limit) = (clock.GetUtcNow(), options.Value.MaxPerDay);
        var since = now - Window;
        var latest = await db.Set<OrderFile>()
            .Where(f => f.UploaderId == uploaderId && f.CreatedAt > since)
            .OrderByDescending(f => f.CreatedAt)
            .Take(limit)
            .Select(f => f.CreatedAt)
            .ToListAsync(cancellationToken);
        if (latest.Count < limit)
            return null;
        var wait = latest[^1] + Window - now;
        return PlatformErrors.RateLimited.With(("retryAfter", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))));
    }
}
