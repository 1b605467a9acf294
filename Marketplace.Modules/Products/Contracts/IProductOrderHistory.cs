namespace Marketplace.Modules.Products.Contracts;

/// <summary>Whether products were ever ordered, so that an ordered product is archived instead of deleted; implemented
/// by the module that owns orders.</summary>
public interface IProductOrderHistory
{
    /// <summary>Whether any order, in any status, contains the product.</summary>
    Task<bool> HasOrdersAsync(Guid productId, CancellationToken cancellationToken);
}
