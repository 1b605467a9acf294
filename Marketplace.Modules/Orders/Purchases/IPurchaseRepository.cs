namespace Marketplace.Modules.Orders;

/// <summary>Keeps purchases and their orders.</summary>
/// <remarks>Order and locks: the purchase's row is the lock of all its orders; whoever changes an order gets it from
/// here.</remarks>
public interface IPurchaseRepository
{
    void Add(Purchase purchase, IEnumerable<Order> orders);

    /// <summary>Locks a purchase until the commit; does nothing for an unknown one.</summary>
    Task LockAsync(Guid purchaseId, CancellationToken cancellationToken);

    /// <summary>A purchase with its orders and their lines, locked; null when there is none.</summary>
    Task<(Purchase Purchase, IReadOnlyList<Order> Orders)?> GetForChangeAsync(
        Guid purchaseId,
        CancellationToken cancellationToken
    );

    /// <summary>An order with its lines, its purchase locked; null when there is none.</summary>
    Task<Order?> GetOrderForChangeAsync(Guid orderId, CancellationToken cancellationToken);
}
