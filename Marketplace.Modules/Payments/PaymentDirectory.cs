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
}
