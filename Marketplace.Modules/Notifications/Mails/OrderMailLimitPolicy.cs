using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Notifications;

/// <summary>Bounds how often a mail of an order is sent again; the audit log remembers each time.</summary>
internal sealed class OrderMailLimitPolicy(
    MarketplaceDbContext db,
    IOrderDirectory orders,
    AuditLog audit,
    TimeProvider clock
)
{
    private const int MaxPerDay = 5;
    private const string ObjectType = "order";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Notes that the mail is sent again; false when that was done too recently or too often.</summary>
    /// <remarks>Locks: the purchase's mails, until the commit. A confirmation is about the whole purchase, so it is
    /// counted for all of its orders together.</remarks>
    public async Task<bool> TakeAsync(
        Guid actorId,
        OrderSheet order,
        OrderMailKind kind,
        CancellationToken cancellationToken
    )
    {
        var (action, now) = ("order.mail-" + WireName.Of(kind), clock.GetUtcNow());
        await AdvisoryLocks.OrderMail.For(order.PurchaseId.ToString()).WaitAsync(db, cancellationToken);
        var counted =
            kind == OrderMailKind.Confirmation
                ? await orders.OfPurchaseAsync(order.PurchaseId, cancellationToken)
                : [order];
        var ids = counted.Select(o => o.Id.ToString()).ToArray();
        var since = now - TimeSpan.FromDays(1);
        var times = await db
            .AuditEntries.Where(a =>
                a.ObjectType == ObjectType && ids.Contains(a.ObjectId) && a.Action == action && a.At > since
            )
            .Select(a => a.At)
            .ToListAsync(cancellationToken);
        if (times.Count >= MaxPerDay || times.Exists(at => at > now - Pause))
            return false;
        audit.Add(actorId, action, ObjectType, order.Id.ToString());
        return true;
    }
}
