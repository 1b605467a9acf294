namespace Marketplace.Modules.Products;

/// <summary>Products as whole aggregates: with their variants and images.</summary>
public interface IProductRepository
{
    /// <summary>A store's product; null when there is none, or it belongs to another store.</summary>
    Task<Product?> FindAsync(Guid sellerId, Guid productId, CancellationToken cancellationToken);

    /// <summary>A product of whatever store, for moderation.</summary>
    Task<Product?> FindAsync(Guid productId, CancellationToken cancellationToken);

    /// <summary>The category's <c>IsActive</c>; null when it does not exist.</summary>
    Task<bool?> IsCategoryActiveAsync(Guid categoryId, CancellationToken cancellationToken);

    /// <summary>Counts one more variant with units for the product, beside whatever sales do at the same
    /// time.</summary>
    Task CountStockedVariantAsync(Guid productId, CancellationToken cancellationToken);

    void Add(Product product);

    void Remove(Product product);
}
