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

    public async Task<IReadOnlyList<DisputeLoss>> ListLossesAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var lost = await db.Set<Dispute>()
            .Where(d => d.PaymentId == paymentId && d.Status == DisputeStatus.Lost)
            .OrderBy(d => d.Id)
            .Select(d => new DisputeLoss(
                d.Id,
                d.ProviderDisputeId,
                d.AmountMinor - db.Set<Refund>().Where(r => r.DisputeId == d.Id).Sum(r => r.AmountMinor)
            ))
            .ToListAsync(cancellationToken);
        return lost.FindAll(d => d.LossMinor > 0);
    }

    public async Task<IReadOnlyList<string>> ListNotEndedAsync(string provider, CancellationToken cancellationToken) =>
        await db.Set<Dispute>()
            .Where(d => d.Provider == provider && d.ClosedAt == null)
            .OrderBy(d => d.CreatedAt)
            .Select(d => d.ProviderDisputeId)
            .ToListAsync(cancellationToken);
}
