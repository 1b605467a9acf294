using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Notifications;

/// <summary>Bounds how often a mail of an order is sent again; the audit log remembers each time.</summary>
internal sealed class OrderMailLimitPolicy(MarketplaceDbContext db, AuditLog audit, TimeProvider clock)
{
    private const int MaxPerDay = 5;
    private const string ObjectType = "order";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Notes that the mail is sent again; false when that was done too recently or too often.</summary>
    /// <remarks>Locks: the order's mails, until the commit.</remarks>
    public async Task<bool> TakeAsync(
        Guid actorId,
        Guid orderId,
        OrderMailKind kind,
        CancellationToken cancellationToken
    )
    {
        var (id, action, now) = (orderId.ToString(), "order.mail-" + WireName.Of(kind), clock.GetUtcNow());
        await AdvisoryLocks.OrderMail.For(id).WaitAsync(db, cancellationToken);
        var since = now - TimeSpan.FromDays(1);
        var times = await db
            .AuditEntries.Where(a =>
                a.ObjectType == ObjectType && a.ObjectId == id && a.Action == action && a.At > since
            )
            .Select(a => a.At)
            .ToListAsync(cancellationToken);
        if (times.Count >= MaxPerDay || times.Exists(at => at > now - Pause))
            return false;
        audit.Add(actorId, action, ObjectType, id);
        return true;
    }
}
