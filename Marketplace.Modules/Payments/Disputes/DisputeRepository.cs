using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class DisputeRepository(MarketplaceDbContext db) : IDisputeRepository
{
    public void Add(Dispute dispute) => db.Add(dispute);

    public Task<Dispute?> FindAsync(string provider, string providerDisputeId, CancellationToken cancellationToken) =>
        db.Set<Dispute>()
            .SingleOrDefaultAsync(
                d => d.Provider == provider && d.ProviderDisputeId == providerDisputeId,
                cancellationToken
            );

    public async Task<IReadOnlyList<string>> ListNotEndedAsync(string provider, CancellationToken cancellationToken) =>
        await db.Set<Dispute>()
            .Where(d => d.Provider == provider && d.ClosedAt == null)
            .OrderBy(d => d.CreatedAt)
            .Select(d => d.ProviderDisputeId)
            .ToListAsync(cancellationToken);
}
