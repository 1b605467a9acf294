namespace Marketplace.Modules.Products;

/// <summary>Categories as aggregates.</summary>
public interface ICategoryRepository
{
    /// <summary>The whole tree, after making sure that nobody else changes it until the commit.</summary>
    Task<IReadOnlyDictionary<Guid, Category>> LockTreeAsync(CancellationToken cancellationToken);

    Task<Category?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Whether any product, archived ones included, stands in the category.</summary>
    Task<bool> HasProductsAsync(Guid id, CancellationToken cancellationToken);

    void Add(Category category);

    void Remove(Category category);
}
