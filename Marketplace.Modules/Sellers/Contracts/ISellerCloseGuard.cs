using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Lets a module prevent a store from closing permanently (open orders, money still owed).</summary>
public interface ISellerCloseGuard
{
    /// <summary>Why the store cannot close, or null.</summary>
    Task<Error?> RefusalAsync(Guid sellerId, CancellationToken cancellationToken);
}
