using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class RefundCommissionStore(MarketplaceDbContext db, IPaymentRepository payments) : IRefundCommissions
{
    public async Task<IReadOnlyList<Guid>> OrdersWithoutAsync(int limit, CancellationToken cancellationToken) =>
        await db.Set<Refund>()
            .AsNoTracking()
            .Where(r => r.OrderId != null && r.CommissionMinor == null)
            .Select(r => r.OrderId!.Value)
            .Distinct()
            .Order()
            .Take(limit)
            .ToListAsync(cancellationToken);

    public async Task KeepAsync(
        Guid refundId,
        IReadOnlyList<RefundLine> lines,
        CommissionRefund commission,
        CancellationToken cancellationToken
    ) => (await payments.GetRefundForUpdateAsync(refundId, cancellationToken))!.KeepCommission(lines, commission);
}
