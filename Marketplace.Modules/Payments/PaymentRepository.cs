using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class PaymentRepository(MarketplaceDbContext db) : IPaymentRepository
{
    private static readonly TimeSpan ProcessingTimeout = TimeSpan.FromMinutes(10);

    public void Add(Payment payment) => db.Add(payment);

    public Task<Payment?> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Payment>()
            .AsNoTracking()
            .Include(p => p.Attempts.OrderBy(a => a.Number))
            .SingleOrDefaultAsync(p => p.Id == id, cancellationToken);

    // The lock is taken in its own statement, so that the second one reads what was committed before the lock.
    public async Task<Payment?> GetForUpdateAsync(Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM payments.payments WHERE id = {id} FOR UPDATE",
            cancellationToken
        );
        return await db.Set<Payment>()
            .Include(p => p.Attempts.OrderBy(a => a.Number))
            .SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
    }

    public async Task<IReadOnlyList<Payment>> GetAllForUpdateAsync(
        PaymentPurpose purpose,
        Guid refId,
        CancellationToken cancellationToken
    )
    {
        var text = purpose.ToString();
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM payments.payments WHERE purpose = {text} AND ref_id = {refId} ORDER BY id FOR UPDATE",
            cancellationToken
        );
        return await db.Set<Payment>()
            .Include(p => p.Attempts.OrderBy(a => a.Number))
            .Where(p => p.Purpose == purpose && p.RefId == refId)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
    }

    public async Task<PaymentLocation?> LocateAsync(
        string provider,
        ProviderPayment update,
        CancellationToken cancellationToken
    )
    {
        var ownId = update.Reference?.PaymentId;
        var found = await db.Set<Payment>()
            .AsNoTracking()
            .Where(p =>
                p.Provider == provider
                && (
                    (update.ProviderPaymentId != null && p.ProviderPaymentId == update.ProviderPaymentId)
                    || (update.CaptureId != null && p.ProviderCaptureId == update.CaptureId)
                    || p.Id == ownId
                )
            )
            .OrderByDescending(p =>
                (update.ProviderPaymentId != null && p.ProviderPaymentId == update.ProviderPaymentId)
                || (update.CaptureId != null && p.ProviderCaptureId == update.CaptureId)
            )
            .Select(p => new PaymentLocation(p.Id, p.Purpose, p.RefId))
            .FirstOrDefaultAsync(cancellationToken);
        return found;
    }

    public async Task<IReadOnlyList<Guid>> ListDueAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var processingSince = now - ProcessingTimeout;
        return await db.Set<Payment>()
            .AsNoTracking()
            .Where(p =>
                (p.PollAfter == null || p.PollAfter <= now)
                && (
                    p.CloseAtProvider
                    || (
                        (
                            p.Status == PaymentStatus.Created
                            || p.Status == PaymentStatus.RequiresAction
                            || p.Status == PaymentStatus.Processing
                        )
                        && p.ExpiresAt <= now
                    )
                    || (p.Status == PaymentStatus.Processing && p.UpdatedAt <= processingSince)
                )
            )
            .OrderBy(p => p.ExpiresAt)
            .Select(p => p.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    public Task PostponeAsync(Guid id, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Set<Payment>()
            .Where(p => p.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.PollAfter, until), cancellationToken);

    public Task PostponeRefundAsync(Guid id, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Set<Refund>()
            .Where(r => r.Id == id && r.Status == RefundStatus.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.NextAttemptAt, until), cancellationToken);

    public void Add(Refund refund) => db.Add(refund);

    public async Task<Refund?> GetRefundForUpdateAsync(Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM payments.refunds WHERE id = {id} FOR UPDATE",
            cancellationToken
        );
        return await db.Set<Refund>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
    }

    public Task<Refund?> ReadRefundAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Refund>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);

    public async Task<IReadOnlyList<Guid>> LocateRefundsAsync(
        ProviderRefund update,
        CancellationToken cancellationToken
    )
    {
        var found = await db.Set<Refund>()
            .AsNoTracking()
            .Where(r =>
                r.ProviderRefundId == update.ProviderRefundId
                || r.ReturnedProviderRefundId == update.ProviderRefundId
                || r.FailedProviderRefundIds.Contains(update.ProviderRefundId)
                || (r.Id == update.RefundId && !r.MadeAtProvider)
            )
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.Id,
                IsSame = r.ProviderRefundId == update.ProviderRefundId
                    || r.ReturnedProviderRefundId == update.ProviderRefundId
                    || r.FailedProviderRefundIds.Contains(update.ProviderRefundId),
            })
            .ToListAsync(cancellationToken);
        var same = found.Where(r => r.IsSame).Select(r => r.Id).ToArray();
        return same.Length > 0 ? same : found.ConvertAll(r => r.Id);
    }

    public Task<PaymentLocation?> LocateCaptureAsync(
        string provider,
        string captureId,
        CancellationToken cancellationToken
    ) =>
        db.Set<Payment>()
            .AsNoTracking()
            .Where(p => p.Provider == provider && p.ProviderCaptureId == captureId)
            .Select(p => new PaymentLocation(p.Id, p.Purpose, p.RefId))
            .FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<Refund>> GetUnpaidRefundsForUpdateAsync(
        Guid paymentId,
        CancellationToken cancellationToken
    )
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM payments.refunds WHERE payment_id = {paymentId} ORDER BY id FOR UPDATE",
            cancellationToken
        );
        return await db.Set<Refund>()
            .Where(r =>
                r.PaymentId == paymentId
                && r.Status != RefundStatus.Succeeded
                && (!r.MadeAtProvider || r.Status == RefundStatus.Failed)
            )
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Refund>> GetRefundsOfDisputeAsync(
        Guid disputeId,
        CancellationToken cancellationToken
    ) => await db.Set<Refund>().Where(r => r.DisputeId == disputeId).OrderBy(r => r.Id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Guid>> ListRefundChecksAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Payment>()
            .AsNoTracking()
            .Where(p => p.RefundCheckAt <= now)
            .OrderBy(p => p.RefundCheckAt)
            .Select(p => p.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Guid>> ListDueRefundsAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Refund>()
            .AsNoTracking()
            .Where(r => r.Status == RefundStatus.Pending && r.NextAttemptAt <= now)
            // The provider refuses to refund what is disputed: such a refund waits until the bank has decided.
            .Where(r =>
                r.ProviderRefundId != null
                || !db.Set<Dispute>().Any(d => d.PaymentId == r.PaymentId && d.Status == DisputeStatus.Open)
            )
            .OrderBy(r => r.NextAttemptAt)
            .Select(r => r.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public Task<bool> IsDisputedAsync(Guid paymentId, CancellationToken cancellationToken) =>
        db.Set<Dispute>().AnyAsync(d => d.PaymentId == paymentId && d.Status == DisputeStatus.Open, cancellationToken);

    public Task<long> SumLostAsync(Guid paymentId, CancellationToken cancellationToken) =>
        db.Set<Refund>()
            .Where(r => r.PaymentId == paymentId && r.DisputeId != null && r.Status == RefundStatus.Succeeded)
            .SumAsync(r => r.AmountMinor, cancellationToken);

    public Task<long> SumPaidByBankAsync(Guid paymentId, CancellationToken cancellationToken) =>
        db.Set<Refund>()
            .Where(r => r.PaymentId == paymentId && r.BankReference != null && r.Status == RefundStatus.Succeeded)
            .SumAsync(r => r.AmountMinor, cancellationToken);

    public async Task<bool> IsPaidByBankOnlyAsync(Guid paymentId, long amountMinor, CancellationToken cancellationToken)
    {
        var same = await db.Set<Refund>()
            .AsNoTracking()
            .Where(r => r.PaymentId == paymentId && r.AmountMinor == amountMinor)
            .ToListAsync(cancellationToken);
        return same.Exists(r => r is { Status: RefundStatus.Succeeded, BankReference: not null })
            && !same.Exists(r => r is { MadeAtProvider: false } and not { Status: RefundStatus.Succeeded });
    }

    public Task<long> SumPaidBackAsync(Guid paymentId, Guid? orderId, CancellationToken cancellationToken) =>
        db.Set<Refund>()
            .Where(r => r.PaymentId == paymentId && r.OrderId == orderId && r.Status == RefundStatus.Succeeded)
            .SumAsync(r => r.AmountMinor, cancellationToken);
}
