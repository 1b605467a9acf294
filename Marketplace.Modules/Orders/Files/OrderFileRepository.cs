using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class OrderFileRepository(MarketplaceDbContext db) : IOrderFileRepository
{
    public void Add(OrderFile file) => db.Add(file);

    public Task<OrderFile?> FindAsync(Guid fileId, CancellationToken cancellationToken) =>
        db.Set<OrderFile>().SingleOrDefaultAsync(f => f.Id == fileId, cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, OrderFile>> FindForUpdateAsync(
        IReadOnlyCollection<Guid> fileIds,
        Guid uploaderId,
        CancellationToken cancellationToken
    )
    {
        Guid[] ids = [.. fileIds];
        return await db.Set<OrderFile>()
            .FromSql(
                $"""
                SELECT * FROM orders.files WHERE id = ANY ({ids}) AND uploader_id = {uploaderId}
                ORDER BY id FOR UPDATE
                """
            )
            .ToDictionaryAsync(f => f.Id, cancellationToken);
    }

    public void Remove(OrderFile file) => db.Remove(file);
}
