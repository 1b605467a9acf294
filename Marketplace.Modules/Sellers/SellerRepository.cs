using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Sellers;

internal sealed class SellerRepository(MarketplaceDbContext db) : ISellerRepository
{
    public Task<Seller?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Seller>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);

    public async Task<Seller?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM sellers.sellers WHERE id = {id} FOR UPDATE", cancellationToken);
        return await FindAsync(id, cancellationToken);
    }

    public async Task<bool> HasStoreAsync(Guid userId, CancellationToken cancellationToken)
    {
        await AdvisoryLocks.SellerOwner.For(userId.ToString()).WaitAsync(db, cancellationToken);
        return await db.Set<Seller>()
            .AnyAsync(
                s => s.Status != SellerStatus.Closed && s.Members.Any(m => m.UserId == userId && m.LeftAt == null),
                cancellationToken
            );
    }

    public void Add(Seller seller) => db.Add(seller);

    public async Task<IReadOnlyList<Seller>> GetDueToReopenForUpdateAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var ids = await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT id AS "Value" FROM sellers.sellers WHERE closed_until <= {now} ORDER BY closed_until
                    LIMIT {limit} FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);
        return ids.Count == 0
            ? []
            : await db.Set<Seller>().Where(s => ids.Contains(s.Id)).ToListAsync(cancellationToken);
    }
}
