namespace Marketplace.Modules.Orders;

/// <summary>Keeps checkouts.</summary>
public interface ICheckoutRepository
{
    void Add(Checkout checkout);

    /// <summary>The buyer's checkout, to be changed; null when there is none, or it is another's.</summary>
    Task<Checkout?> FindAsync(Guid checkoutId, Guid buyerId, CancellationToken cancellationToken);
}
