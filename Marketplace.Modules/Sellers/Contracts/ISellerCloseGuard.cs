using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>A module's say on whether a store may close (open orders, money still owed).</summary>
public interface ISellerCloseGuard
{
    /// <summary>The reason why not, or null.</summary>
    Task<Error?> RefusalAsync(Guid sellerId, CancellationToken cancellationToken);
}
