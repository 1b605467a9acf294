using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>How many messages one account may send.</summary>
public sealed class MessageLimitPolicy(MarketplaceDbContext db, IOptions<MessagesOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Why the account may not send a message now; null when it may.</summary>
    /// <remarks>Errors: <c>rate.limited</c> {retryAfter}. Order and locks: the sender's advisory lock until the commit,
    /// before any row.</remarks>
    internal async Task<Error?> RefusalAsync(Guid senderId, CancellationToken cancellationToken)
    {
        await AdvisoryLocks.MessageSender.For(senderId.ToString()).WaitAsync(db, cancellationToken);
        var (now, limit) = (clock.GetUtcNow(), options.Value.MaxPerHour);
        var since = now - Window;
        var latest = await db.Set<OrderMessage>()
            .Where(m => m.SenderId == senderId && m.At > since)
            .OrderByDescending(m => m.At)
            .Take(limit)
            .Select(m => m.At)
            .ToListAsync(cancellationToken);
        if (latest.Count < limit)
            return null;
        var wait = latest[^1] + Window - now;
        return PlatformErrors.RateLimited.With(("retryAfter", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))));
    }
}
