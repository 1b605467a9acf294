using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class ProviderRefundStore(MarketplaceDbContext db, IPaymentRepository payments, TimeProvider clock)
    : IProviderRefunds
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
        return Summary(refund, isPurchase ? payment.RefId : null);
    }

    public async Task<IReadOnlyList<ProviderRefundSummary>> ListUnassignedAsync(
        Guid purchaseId,
        CancellationToken cancellationToken
    )
    {
        var unassigned = await db.Set<Refund>()
            .AsNoTracking()
            .Where(r => r.MadeAtProvider && r.OrderId == null && r.Status != RefundStatus.Failed)
            .Where(r =>
                db.Set<Payment>()
                    .Any(p =>
                        p.Id == r.PaymentId
                        && p.Accepted
                        && p.Purpose == PaymentPurpose.Purchase
                        && p.RefId == purchaseId
                    )
            )
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return unassigned.ConvertAll(r => Summary(r, purchaseId));
    }

    public async Task<ProviderRefundSummary> SplitAsync(
        ProviderRefundSummary refund,
        Money kept,
        CancellationToken cancellationToken
    )
    {
        var whole = await LoadAsync(refund.Id, cancellationToken);
        var rest = whole.SplitOff(Ids.New(clock), whole.AmountMinor - kept.Amount);
        payments.Add(rest);
        return Summary(rest, refund.PurchaseId);
    }

    public async Task AssignAsync(
        Guid refundId,
        Guid orderId,
        IReadOnlyList<RefundLine> lines,
        CommissionRefund commission,
        CancellationToken cancellationToken
    ) => (await LoadAsync(refundId, cancellationToken)).Assign(orderId, lines, commission);

    // One that was split off in this transaction is not in the database yet.
    private async Task<Refund> LoadAsync(Guid refundId, CancellationToken cancellationToken) =>
        db.Set<Refund>().Local.FindEntry(refundId)?.Entity
        ?? await payments.GetRefundForUpdateAsync(refundId, cancellationToken)
        ?? throw new InvalidOperationException($"Refund {refundId} does not exist.");

    private static ProviderRefundSummary Summary(Refund refund, Guid? purchaseId) =>
        new(
            refund.Id,
            refund.PaymentId,
            purchaseId,
            refund.OrderId,
            refund.Amount,
            refund is { HasUnknownLines: true, Status: RefundStatus.Succeeded }
        );
}
