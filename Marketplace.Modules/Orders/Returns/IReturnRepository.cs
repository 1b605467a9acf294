namespace Marketplace.Modules.Orders;

/// <summary>Stores returns.</summary>
/// <remarks>Order and locks: the purchase of a return's order is its lock; load a return here to change it.</remarks>
public interface IReturnRepository
{
    void Add(OrderReturn made);

    /// <summary>A return with its lines and its order, the purchase locked; null if it does not exist.</summary>
    Task<(OrderReturn Return, Order Order)?> FindForUpdateAsync(Guid returnId, CancellationToken cancellationToken);

    /// <summary>The return that promised a refund, with its lines; null if none did. The caller has locked the
    /// purchase.</summary>
    Task<OrderReturn?> FindByRefundAsync(Guid refundId, CancellationToken cancellationToken);

    /// <summary>Units by order line in returns in these statuses. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, int>> UnitsInAsync(
        Guid orderId,
        IReadOnlyCollection<ReturnStatus> statuses,
        CancellationToken cancellationToken
    );

    /// <summary>Whether the order has another return that nobody has decided yet. One statement.</summary>
    Task<bool> HasOtherUndecidedAsync(OrderReturn except, CancellationToken cancellationToken);
}
