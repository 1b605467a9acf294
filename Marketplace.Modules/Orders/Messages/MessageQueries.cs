using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads messages about orders, newest first.</summary>
public sealed class MessageQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private const int ShownCharacters = 140;

    private static readonly Keyset<OrderMessage, int> Newest = Keyset.Descending<OrderMessage>("newest", m => m.Seq);

    private static readonly Keyset<OrderThread, (DateTimeOffset, Guid)> Latest = Keyset.Descending<
        OrderThread,
        DateTimeOffset,
        Guid
    >("latest", t => t.LastMessageAt, t => t.Id);

    /// <summary>The messages of an order, none before the first. Two statements.</summary>
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
        var messages = opened.Value.From(rows, m => m.Seq).Map(m => OrderMessageView.Of(m, reader));
        return new Conversation(orderId, side?.Unread ?? 0, side?.ReadSeq ?? 0, messages);
    }

    /// <summary>A store's threads, those with the latest message first. One statement.</summary>
    /// <param name="unread">True for those with unread messages, false for the others, null for both.</param>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<ThreadSummary>>> ThreadsOfStoreAsync(
        Guid sellerId,
        bool? unread,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Latest.Open(cursors, page, $"{sellerId}|{unread}");
        if (!opened.Succeeded)
            return opened.Error;
        var threads = db.Set<OrderThread>().Where(t => t.SellerId == sellerId);
        if (unread is true)
            threads = threads.Where(t => t.Seller.Unread > 0);
        if (unread is false)
            threads = threads.Where(t => t.Seller.Unread == 0);
        var rows = await Summaries(opened.Value.Of(threads)).ToListAsync(cancellationToken);
        return opened.Value.From(rows, t => (t.LastMessageAt, t.Id));
    }

    private IQueryable<ThreadSummary> Summaries(IQueryable<OrderThread> threads)
    {
        var (orders, messages) = (db.Set<Order>(), db.Set<OrderMessage>());
        return threads.Select(t => new ThreadSummary(
            t.Id,
            t.Id,
            orders.Where(o => o.Id == t.Id).Select(o => o.Number).First(),
            orders.Where(o => o.Id == t.Id).Select(o => o.Status).First(),
            t.Seller.Unread,
            t.LastSeq,
            messages.Where(m => m.ThreadId == t.Id && m.Seq == t.LastSeq).Select(m => m.From).First(),
            messages
                .Where(m => m.ThreadId == t.Id && m.Seq == t.LastSeq && m.HiddenAt == null)
                .Select(m => m.Body.Substring(0, ShownCharacters))
                .FirstOrDefault(),
            t.LastMessageAt
        ));
    }
}
