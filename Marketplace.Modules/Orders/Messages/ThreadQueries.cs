using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Lists the orders about which somebody wrote, those with the latest message first, and counts what is not
/// read.</summary>
public sealed class ThreadQueries(MarketplaceDbContext db, ISellerDirectory sellers, CursorCodec cursors)
{
    private const int ShownCharacters = 140;

    private static readonly Keyset<OrderThread, (DateTimeOffset, Guid)> Latest = Keyset.Descending<
        OrderThread,
        DateTimeOffset,
        Guid
    >("latest", t => t.LastMessageAt, t => t.Id);

    /// <summary>A store's threads. One statement.</summary>
    /// <param name="unread">True for those with unread messages, false for the others, null for both.</param>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<ThreadSummary>>> OfStoreAsync(
        Guid sellerId,
        bool? unread,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var threads = db.Set<OrderThread>().Where(t => t.SellerId == sellerId);
        if (unread is true)
            threads = threads.Where(t => t.Seller.Unread > 0);
        if (unread is false)
            threads = threads.Where(t => t.Seller.Unread == 0);
        var found = await ReadAsync(threads, $"{sellerId}|{unread}", page, cancellationToken);
        return found.Map(rows => rows.Map(row => row.ForStore()));
    }

    /// <summary>A buyer's threads. Two statements.</summary>
    /// <param name="unread">True for those with unread messages, false for the others, null for both.</param>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<BuyerThread>>> OfBuyerAsync(
        Guid buyerId,
        bool? unread,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var threads = db.Set<OrderThread>().Where(t => t.BuyerId == buyerId);
        if (unread is true)
            threads = threads.Where(t => t.Buyer.Unread > 0);
        if (unread is false)
            threads = threads.Where(t => t.Buyer.Unread == 0);
        var found = await ReadAsync(threads, $"{buyerId}|{unread}", page, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var ids = found.Value.Data.Select(row => row.SellerId).Distinct().ToArray();
        var stores = await sellers.FindAsync(ids, cancellationToken);
        return found.Value.Map(row => row.ForBuyer(SellerRef.Of(row.SellerId, stores)));
    }

    /// <summary>What a store has not read. One statement.</summary>
    public Task<UnreadMessages> UnreadOfStoreAsync(Guid sellerId, CancellationToken cancellationToken) =>
        SumAsync(
            db.Set<OrderThread>()
                .Where(t => t.SellerId == sellerId && t.Seller.Unread > 0)
                .Select(t => t.Seller.Unread),
            cancellationToken
        );

    /// <summary>What a buyer has not read. One statement.</summary>
    public Task<UnreadMessages> UnreadOfBuyerAsync(Guid buyerId, CancellationToken cancellationToken) =>
        SumAsync(
            db.Set<OrderThread>().Where(t => t.BuyerId == buyerId && t.Buyer.Unread > 0).Select(t => t.Buyer.Unread),
            cancellationToken
        );

    private static async Task<UnreadMessages> SumAsync(IQueryable<int> unread, CancellationToken cancellationToken) =>
        await unread
            .GroupBy(_ => 1)
            .Select(all => new UnreadMessages(all.Sum(), all.Count()))
            .SingleOrDefaultAsync(cancellationToken)
        ?? new(0, 0);

    private async Task<Result<Page<Row>>> ReadAsync(
        IQueryable<OrderThread> threads,
        string filters,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Latest.Open(cursors, page, filters);
        if (!opened.Succeeded)
            return opened.Error;
        var (orders, messages) = (db.Set<Order>(), db.Set<OrderMessage>());
        var rows = await opened
            .Value.Of(threads)
            .Select(t => new Row(
                t.Id,
                t.SellerId,
                orders.Where(o => o.Id == t.Id).Select(o => o.Number).First(),
                orders.Where(o => o.Id == t.Id).Select(o => o.Status).First(),
                t.Buyer.Unread,
                t.Seller.Unread,
                t.LastSeq,
                messages.Where(m => m.ThreadId == t.Id && m.Seq == t.LastSeq).Select(m => m.From).First(),
                messages
                    .Where(m => m.ThreadId == t.Id && m.Seq == t.LastSeq && m.HiddenAt == null)
                    .Select(m => m.Body.Substring(0, ShownCharacters))
                    .FirstOrDefault(),
                t.LastMessageAt
            ))
            .ToListAsync(cancellationToken);
        return opened.Value.From(rows, t => (t.LastMessageAt, t.Id));
    }

    private sealed record Row(
        Guid Id,
        Guid SellerId,
        string OrderNumber,
        OrderStatus OrderStatus,
        int BuyerUnread,
        int SellerUnread,
        int LastSeq,
        MessageSide LastFrom,
        string? LastText,
        DateTimeOffset LastMessageAt
    )
    {
        public ThreadSummary ForStore() =>
            new(Id, Id, OrderNumber, OrderStatus, SellerUnread, LastSeq, LastFrom, LastText, LastMessageAt);

        public BuyerThread ForBuyer(SellerRef seller) =>
            new(Id, Id, OrderNumber, OrderStatus, seller, BuyerUnread, LastSeq, LastFrom, LastText, LastMessageAt);
    }
}
