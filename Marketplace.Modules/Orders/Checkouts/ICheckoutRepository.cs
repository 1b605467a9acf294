namespace Marketplace.Modules.Orders;

/// <summary>Stores checkouts.</summary>
public interface ICheckoutRepository
{
    void Add(Checkout checkout);

    /// <summary>The buyer's checkout, tracked; null if it does not exist or belongs to someone else.</summary>
    Task<Checkout?> FindAsync(Guid checkoutId, Guid buyerId, CancellationToken cancellationToken);

    /// <summary>The checkout that a key opens, tracked; null if it opens none.</summary>
    Task<Checkout?> FindAsync(CheckoutKey key, CancellationToken cancellationToken);
}
