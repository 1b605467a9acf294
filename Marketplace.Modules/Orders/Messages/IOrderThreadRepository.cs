namespace Marketplace.Modules.Orders;

/// <summary>Loads threads with their row locked.</summary>
public interface IOrderThreadRepository
{
    /// <summary>The order without its lines, not locked and not tracked; null when there is none.</summary>
    Task<Order?> FindOrderAsync(Guid orderId, CancellationToken cancellationToken);

    /// <summary>The order's thread, made if there is none. Locks its row: messages of a thread take turns.</summary>
    Task<OrderThread> GetForUpdateAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The order's thread with its row locked; null before the first message.</summary>
    Task<OrderThread?> FindForUpdateAsync(Guid orderId, CancellationToken cancellationToken);

    /// <summary>Threads with a side that is to be told of unread messages, locked; skips those locked by
    /// others.</summary>
    Task<IReadOnlyList<OrderThread>> GetDueForUpdateAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Adds a message.</summary>
    void Add(OrderMessage message);

    /// <summary>A message of a thread; null when there is none.</summary>
    Task<OrderMessage?> FindMessageAsync(Guid orderId, Guid messageId, CancellationToken cancellationToken);

    /// <summary>Messages after this number that the side did not write itself.</summary>
    Task<int> CountAfterAsync(Guid orderId, int seq, MessageSide side, CancellationToken cancellationToken);
}
