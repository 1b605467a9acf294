using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

internal sealed class ProductRepository(MarketplaceDbContext db) : IProductRepository
{
    public Task<Product?> FindAsync(Guid sellerId, Guid productId, CancellationToken cancellationToken) =>
        Aggregates().SingleOrDefaultAsync(p => p.Id == productId && p.SellerId == sellerId, cancellationToken);

    public Task<Product?> FindAsync(Guid productId, CancellationToken cancellationToken) =>
        Aggregates().SingleOrDefaultAsync(p => p.Id == productId, cancellationToken);

    public Task<bool?> IsCategoryActiveAsync(Guid categoryId, CancellationToken cancellationToken) =>
        db.Set<Category>()
            .Where(c => c.Id == categoryId)
            .Select(c => (bool?)c.IsActive)
            .SingleOrDefaultAsync(cancellationToken);

    public Task CountStockedVariantAsync(Guid productId, CancellationToken cancellationToken) =>
        db.Set<Product>()
            .Where(p => p.Id == productId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.StockedVariants, p => p.StockedVariants + 1),
                cancellationToken
            );

    public void Add(Product product) => db.Add(product);

    public void Remove(Product product) => db.Remove(product);

    private IQueryable<Product> Aggregates() =>
        db.Set<Product>().Include(p => p.Variants).Include(p => p.Images).AsSplitQuery();
}
