namespace Marketplace.Modules.Products;

/// <summary>Loads and stores categories.</summary>
public interface ICategoryRepository
{
    /// <summary>Locks the tree against other changes until the commit and loads all of it.</summary>
    Task<IReadOnlyDictionary<Guid, Category>> GetTreeForUpdateAsync(CancellationToken cancellationToken);

    Task<Category?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Whether the category contains any product, including archived ones.</summary>
    Task<bool> HasProductsAsync(Guid id, CancellationToken cancellationToken);

    void Add(Category category);

    void Remove(Category category);
}
