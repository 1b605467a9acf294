using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class OrderThreadRepository(MarketplaceDbContext db) : IOrderThreadRepository
{
    public Task<Order?> FindOrderAsync(Guid orderId, CancellationToken cancellationToken) =>
        db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken);

    public async Task<OrderThread> GetForUpdateAsync(
        Order order,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO orders.message_threads (id, buyer_id, seller_id, last_seq, last_message_at, buyer_unread,
                buyer_read_seq, seller_unread, seller_read_seq, version)
                VALUES ({order.Id}, {order.BuyerId}, {order.SellerId}, 0, {now}, 0, 0, 0, 0, 1) ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
        return (await FindForUpdateAsync(order.Id, cancellationToken))!;
    }

    public async Task<OrderThread?> FindForUpdateAsync(Guid orderId, CancellationToken cancellationToken)
    {
        // Locked first, read afterwards: EF Core cannot read the sides of a thread from our own SQL.
        await db
            .Database.SqlQuery<Guid>(
                $"SELECT id AS \"Value\" FROM orders.message_threads WHERE id = {orderId} FOR UPDATE"
            )
            .ToListAsync(cancellationToken);
        return await db.Set<OrderThread>().SingleOrDefaultAsync(t => t.Id == orderId, cancellationToken);
    }

    public async Task<IReadOnlyList<OrderThread>> GetDueForUpdateAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var ids = await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT id AS "Value" FROM orders.message_threads
                WHERE buyer_announce_at <= {now} OR seller_announce_at <= {now}
                ORDER BY id LIMIT {limit} FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);
        return ids.Count == 0
            ? []
            : await db.Set<OrderThread>().Where(t => ids.Contains(t.Id)).ToListAsync(cancellationToken);
    }

    public void Add(OrderMessage message) => db.Add(message);

    public Task<OrderMessage?> FindMessageAsync(Guid orderId, Guid messageId, CancellationToken cancellationToken) =>
        db.Set<OrderMessage>().SingleOrDefaultAsync(m => m.Id == messageId && m.ThreadId == orderId, cancellationToken);

    public Task<int> CountAfterAsync(Guid orderId, int seq, MessageSide side, CancellationToken cancellationToken) =>
        db.Set<OrderMessage>()
            .CountAsync(m => m.ThreadId == orderId && m.Seq > seq && m.From != side, cancellationToken);
}
