using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

internal sealed class ProductRepository(MarketplaceDbContext db, TimeProvider clock) : IProductRepository
{
    public Task<Product?> FindAsync(Guid sellerId, Guid productId, CancellationToken cancellationToken) =>
        Aggregates().SingleOrDefaultAsync(p => p.Id == productId && p.SellerId == sellerId, cancellationToken);

    public async Task<Product?> FindForUpdateAsync(Guid sellerId, Guid productId, CancellationToken cancellationToken)
    {
        // Read after the lock, in a statement of its own.
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM products.products WHERE id = {productId} AND seller_id = {sellerId} FOR NO KEY UPDATE",
            cancellationToken
        );
        return await FindAsync(sellerId, productId, cancellationToken);
    }

    public async Task<IReadOnlyList<Product>> FindForUpdateAsync(
        Guid sellerId,
        IReadOnlyCollection<Guid> productIds,
        CancellationToken cancellationToken
    )
    {
        var ids = productIds.Distinct().ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT FROM products.products WHERE id = ANY ({ids}) AND seller_id = {sellerId} ORDER BY id
                FOR NO KEY UPDATE
            """,
            cancellationToken
        );
        return await Aggregates()
            .Where(p => ids.Contains(p.Id) && p.SellerId == sellerId)
            .ToListAsync(cancellationToken);
    }

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

    public void Remove(Product product)
    {
        foreach (var image in product.Images)
            Clear(product, image);
        db.Remove(product);
    }

    public void RemoveImage(Product product, ProductImage image)
    {
        Clear(product, image);
        product.RemoveImage(image, clock.GetUtcNow());
    }

    private void Clear(Product product, ProductImage image) =>
        db.Add(
            new RemovedImage
            {
                Id = image.Id,
                SellerId = product.SellerId,
                Key = image.Key,
                Bytes = image.Bytes,
                RemovedAt = clock.GetUtcNow(),
            }
        );

    private IQueryable<Product> Aggregates() =>
        db.Set<Product>().Include(p => p.Variants).Include(p => p.Images).AsSplitQuery();
}
