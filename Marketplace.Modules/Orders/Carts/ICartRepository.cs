namespace Marketplace.Modules.Orders;

/// <summary>Stores carts.</summary>
/// <remarks>Order and locks: the cart's row is the lock for its items; a guest's cart is locked before an account's,
/// and both before a purchase.</remarks>
public interface ICartRepository
{
    void Add(Cart cart);

    /// <summary>A cart with its items, locked; null if it does not exist.</summary>
    Task<Cart?> FindForUpdateAsync(Guid cartId, CancellationToken cancellationToken);

    /// <summary>The buyer's cart with its items, locked; null if there is none. It may have expired.</summary>
    Task<Cart?> FindOfBuyerForUpdateAsync(Guid buyerId, CancellationToken cancellationToken);
}
