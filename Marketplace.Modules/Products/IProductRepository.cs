namespace Marketplace.Modules.Products;

/// <summary>Loads products with their variants and images.</summary>
public interface IProductRepository
{
    /// <summary>A store's product; null when it does not exist or belongs to another store.</summary>
    Task<Product?> FindAsync(Guid sellerId, Guid productId, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync(Guid, Guid, CancellationToken)"/>, and locks its row until the commit: changes
    /// of its images take turns.</summary>
    Task<Product?> FindForUpdateAsync(Guid sellerId, Guid productId, CancellationToken cancellationToken);

    /// <summary>Several products of a store, with their rows locked by id until the commit; those of other stores are
    /// omitted.</summary>
    Task<IReadOnlyList<Product>> FindForUpdateAsync(
        Guid sellerId,
        IReadOnlyCollection<Guid> productIds,
        CancellationToken cancellationToken
    );

    /// <summary>A product of any store, for moderation.</summary>
    Task<Product?> FindAsync(Guid productId, CancellationToken cancellationToken);

    /// <summary>The category's <c>IsActive</c>; null when it does not exist.</summary>
    Task<bool?> IsCategoryActiveAsync(Guid categoryId, CancellationToken cancellationToken);

    /// <summary>Increments the product's number of variants in stock, safely against concurrent sales.</summary>
    Task CountStockedVariantAsync(Guid productId, CancellationToken cancellationToken);

    void Add(Product product);

    /// <summary>Removes a product; the files of its images go a while later.</summary>
    void Remove(Product product);

    /// <summary>Takes an image from its product; its files go a while later, and count for the store until
    /// then.</summary>
    void RemoveImage(Product product, ProductImage image);
}
