using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class ParcelRepository(MarketplaceDbContext db) : IParcelRepository
{
    public void Add(Parcel parcel) => db.Add(parcel);

    public Task<Parcel?> FindAsync(Guid orderId, Guid parcelId, CancellationToken cancellationToken) =>
        db.Set<Parcel>()
            .Include(p => p.Lines)
            .Include(p => p.Labels)
            .SingleOrDefaultAsync(p => p.Id == parcelId && p.OrderId == orderId, cancellationToken);

    public async Task<IReadOnlyList<Parcel>> ListAsync(
        Guid orderId,
        IReadOnlyCollection<ParcelStatus> statuses,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Parcel>()
            .Include(p => p.Lines)
            .Include(p => p.Labels)
            .Where(p => p.OrderId == orderId && statuses.Contains(p.Status))
            .OrderBy(p => p.Seq)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Parcel>> ListAllAsync(Guid orderId, CancellationToken cancellationToken)
    {
        await db.Set<Parcel>().Include(p => p.Lines).Where(p => p.OrderId == orderId).LoadAsync(cancellationToken);
        return [.. db.Set<Parcel>().Local.Where(p => p.OrderId == orderId).OrderBy(p => p.Seq)];
    }

    public async Task<int> NextSeqAsync(Guid orderId, CancellationToken cancellationToken) =>
        1
        + (await db.Set<Parcel>().Where(p => p.OrderId == orderId).MaxAsync(p => (int?)p.Seq, cancellationToken) ?? 0);
}
