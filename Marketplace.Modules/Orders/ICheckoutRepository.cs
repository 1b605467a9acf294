namespace Marketplace.Modules.Orders;

/// <summary>Keeps checkouts.</summary>
public interface ICheckoutRepository
{
    void Add(Checkout checkout);

    /// <summary>The buyer's checkout with its row locked until the commit; null when there is none, or it is another's.</summary>
    Task<Checkout?> GetForCompletionAsync(Guid checkoutId, Guid buyerId, CancellationToken cancellationToken);
}
