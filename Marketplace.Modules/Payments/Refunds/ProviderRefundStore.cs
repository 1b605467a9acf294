using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class ProviderRefundStore(MarketplaceDbContext db, IPaymentRepository payments) : IProviderRefunds
{
    public async Task<ProviderRefundSummary?> FindAsync(Guid refundId, CancellationToken cancellationToken)
    {
        var found = await db.Set<Refund>()
            .AsNoTracking()
            .Where(r => r.Id == refundId)
            .Join(
                db.Set<Payment>(),
                r => r.PaymentId,
                p => p.Id,
                (refund, payment) => new { Refund = refund, Payment = payment }
            )
            .SingleOrDefaultAsync(cancellationToken);
        if (found is not { Refund: { } refund, Payment: { } payment })
            return null;
        var isPurchase = payment is { Accepted: true, Purpose: PaymentPurpose.Purchase };
        return new(
            refund.Id,
            payment.Id,
            isPurchase ? payment.RefId : null,
            refund.OrderId,
            refund.Amount,
            refund is { HasUnknownLines: true, Status: RefundStatus.Succeeded }
        );
    }

    public async Task AssignAsync(
        Guid refundId,
        Guid orderId,
        IReadOnlyList<RefundLine> lines,
        CommissionRefund commission,
        CancellationToken cancellationToken
    ) => (await payments.GetRefundForUpdateAsync(refundId, cancellationToken))!.Assign(orderId, lines, commission);
}
