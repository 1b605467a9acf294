namespace Marketplace.Modules.Products.Contracts;

/// <summary>Tells whether products were ever ordered; who keeps orders answers, so that an ordered product is archived
/// and never deleted.</summary>
public interface IProductOrderHistory
{
    /// <summary>Whether any order, in whatever state, names the product.</summary>
    Task<bool> HasOrdersAsync(Guid productId, CancellationToken cancellationToken);
}
