namespace Marketplace.Modules.Orders;

/// <summary>Stores purchases and their orders.</summary>
/// <remarks>Order and locks: the purchase row is the lock for all its orders; load an order here to change
/// it.</remarks>
public interface IPurchaseRepository
{
    void Add(Purchase purchase, IEnumerable<Order> orders);

    /// <summary>Locks a purchase until the commit; does nothing if it does not exist.</summary>
    Task LockAsync(Guid purchaseId, CancellationToken cancellationToken);

    /// <summary>A purchase with its orders and their lines, locked; null if it does not exist.</summary>
    Task<(Purchase Purchase, IReadOnlyList<Order> Orders)?> FindForUpdateAsync(
        Guid purchaseId,
        CancellationToken cancellationToken
    );

    /// <summary>An order with its lines, its purchase locked; null if it does not exist.</summary>
    Task<Order?> FindOrderForUpdateAsync(Guid orderId, CancellationToken cancellationToken);
}
