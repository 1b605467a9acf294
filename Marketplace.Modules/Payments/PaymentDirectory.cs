using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class PaymentDirectory(MarketplaceDbContext db) : IPaymentDirectory
{
    public Task<PaymentOrigin?> FindAsync(Guid paymentId, CancellationToken cancellationToken) =>
        db.Set<Payment>()
            .Where(p => p.Id == paymentId)
            .Select(p => new PaymentOrigin(p.Purpose, p.RefId, p.PayerId, p.Description))
            .SingleOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<Guid>> ListDisputedAsync(
        PaymentPurpose purpose,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Dispute>()
            .Where(d => d.ClosedAt == null && d.Status == DisputeStatus.Open)
            .Join(
                db.Set<Payment>().Where(p => p.Purpose == purpose && p.Accepted),
                d => d.PaymentId,
                p => p.Id,
                (d, p) => p.RefId
            )
            .Distinct()
            .ToListAsync(cancellationToken);
}
