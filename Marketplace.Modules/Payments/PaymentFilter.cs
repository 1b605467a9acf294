using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Which payments a list shows; null for all.</summary>
/// <param name="Refund">Only payments with a refund of this status.</param>
/// <param name="HasMismatch">Only payments with (or without) an open mismatch.</param>
/// <param name="IsDisputed">Only payments with (or without) a dispute that has not ended.</param>
/// <param name="IsUnassigned">Only payments with (or without) a refund made at the provider whose order or line nobody
/// has named.</param>
public sealed record PaymentFilter(
    PaymentStatus? Status = null,
    RefundStatus? Refund = null,
    Guid? RefId = null,
    bool? HasMismatch = null,
    bool? IsDisputed = null,
    bool? IsUnassigned = null
)
{
    internal IQueryable<Payment> Of(MarketplaceDbContext db)
    {
        var query = db.Set<Payment>().AsNoTracking();
        if (Status is { } status)
            query = query.Where(p => p.Status == status);
        if (Refund is { } refund)
            query = query.Where(p => db.Set<Refund>().Any(r => r.PaymentId == p.Id && r.Status == refund));
        if (RefId is { } refId)
            query = query.Where(p => p.RefId == refId);
        if (HasMismatch is { } mismatched)
            query = query.Where(p => (p.MismatchAt != null && p.MismatchResolvedAt == null) == mismatched);
        if (IsDisputed is { } disputed)
            query = query.Where(p => db.Set<Dispute>().Any(d => d.PaymentId == p.Id && d.ClosedAt == null) == disputed);
        if (IsUnassigned is { } unassigned)
            query = query.Where(p => OfUnknownLines(db).Any(r => r.PaymentId == p.Id) == unassigned);
        return query;
    }

    private static IQueryable<Refund> OfUnknownLines(MarketplaceDbContext db)
    {
        var ofPurchases = db.Set<Payment>().Where(p => p.Purpose == PaymentPurpose.Purchase).Select(p => p.Id);
        return db.Set<Refund>()
            .FromSql($"SELECT * FROM payments.refunds WHERE made_at_provider AND lines = '[]'::jsonb")
            .Where(r => r.Reason == Payments.Refund.AtProviderReason || r.Reason == Payments.Refund.DisputeReason)
            .Where(r => r.Status == RefundStatus.Succeeded && ofPurchases.Contains(r.PaymentId));
    }
}
