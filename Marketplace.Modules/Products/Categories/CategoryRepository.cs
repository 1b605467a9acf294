using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

internal sealed class CategoryRepository(MarketplaceDbContext db) : ICategoryRepository
{
    public async Task<IReadOnlyDictionary<Guid, Category>> GetTreeForUpdateAsync(CancellationToken cancellationToken)
    {
        await AdvisoryLocks.Categories.WaitAsync(db, cancellationToken);
        return await db.Set<Category>().ToDictionaryAsync(c => c.Id, cancellationToken);
    }

    public Task<Category?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Category>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);

    public Task<bool> HasProductsAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Product>().AnyAsync(p => p.CategoryId == id, cancellationToken);

    public void Add(Category category) => db.Add(category);

    public void Remove(Category category) => db.Remove(category);
}
