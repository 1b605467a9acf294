using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads messages about orders, newest first.</summary>
public sealed class MessageQueries(MarketplaceDbContext db, OrderFileQueries files, CursorCodec cursors)
{
    private static readonly Keyset<OrderMessage, int> Newest = Keyset.Descending<OrderMessage>("newest", m => m.Seq);

    /// <summary>The messages of an order, none before the first. Three statements.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>pagination.cursor_invalid</c>,
    /// <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Conversation>> OfOrderAsync(
        Guid orderId,
        OrderActor reader,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, $"{orderId}");
        if (!opened.Succeeded)
            return opened.Error;
        var found = await db.Set<Order>()
            .AsNoTracking()
            .Where(o => o.Id == orderId)
            .Select(o => new { Order = o, Thread = db.Set<OrderThread>().FirstOrDefault(t => t.Id == orderId) })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.Order.IsVisibleTo(reader))
            return PlatformErrors.NotFound;
        var rows = await opened
            .Value.Of(db.Set<OrderMessage>().AsNoTracking().Where(m => m.ThreadId == orderId))
            .ToListAsync(cancellationToken);
        var side = found.Thread?.Of(MessageService.SideOf(reader));
        var shown = opened.Value.From(rows, m => m.Seq);
        var attached = await files.OfMessagesAsync(shown.Data.Select(m => m.Id).ToArray(), cancellationToken);
        var messages = shown.Map(m => OrderMessageView.Of(m, attached[m.Id], reader));
        return new Conversation(orderId, side?.Unread ?? 0, side?.ReadSeq ?? 0, messages);
    }
}
