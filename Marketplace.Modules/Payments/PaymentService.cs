using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Creates and closes payments and requests refunds, for the modules that get paid.</summary>
/// <remarks>Provider updates are applied by <see cref="PaymentSettlementService"/>.</remarks>
internal sealed class PaymentService(
    MarketplaceDbContext db,
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    CheckoutSessionService checkout,
    TimeProvider clock
) : IPayments
{
    public bool IsAvailable => gateways.Current is not null;

    public Task<Result<PaymentSummary>> CreateAsync(CreatePayment request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<PaymentSummary>(
            async ct =>
            {
                if (gateways.Current is not { } gateway)
                    return PaymentErrors.MethodUnavailable;
                var earlier = await payments.GetAllForUpdateAsync(request.Purpose, request.RefId, ct);
                if (earlier.Any(p => p.Accepted))
                    return PaymentErrors.AlreadySucceeded;
                if (earlier.FirstOrDefault(p => p.IsOpen) is { } open)
                    return PaymentErrors.InProgress.With(("paymentId", open.Id));
                var now = clock.GetUtcNow();
                foreach (var payment in earlier)
                    payment.CloseOrSupersede(now);
                var created = new Payment(Ids.New(clock), gateway.Provider, request, now);
                payments.Add(created);
                return Summary(created);
            },
            cancellationToken
        );

    public async Task<Result<PaymentSummary>> OpenCheckoutAsync(Guid paymentId, CancellationToken cancellationToken) =>
        (await checkout.OpenAsync(paymentId, cancellationToken)).Map(Summary);

    public async Task CloseAsync(
        PaymentPurpose purpose,
        Guid refId,
        PaymentClosure closure,
        CancellationToken cancellationToken
    )
    {
        await unitOfWork.ExecuteAsync(
            async ct =>
            {
                var now = clock.GetUtcNow();
                foreach (var payment in await payments.GetAllForUpdateAsync(purpose, refId, ct))
                    payment.CloseOrSupersede(now, closure);
                return Result.Success;
            },
            cancellationToken
        );
    }

    public Task<Result<RefundSummary>> RefundAsync(RefundPayment request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<RefundSummary>(
            async ct =>
            {
                var payment = (await payments.GetAllForUpdateAsync(request.Purpose, request.RefId, ct)).FirstOrDefault(
                    p => p.Accepted
                );
                if (payment is null)
                    return PaymentErrors.NotCaptured;
                var now = clock.GetUtcNow();
                var promised = payment.PromiseRefund(request.Amount, now);
                if (!promised.Succeeded)
                    return promised.Error;
                var refund = new Refund(Ids.New(clock), payment, request, now);
                payments.Add(refund);
                return Summary(refund);
            },
            cancellationToken
        );

    public Task<bool> HasOpenMismatchAsync(PaymentPurpose purpose, Guid refId, CancellationToken cancellationToken) =>
        db.Set<Payment>()
            .AnyAsync(
                p => p.Purpose == purpose && p.RefId == refId && p.MismatchAt != null && p.MismatchResolvedAt == null,
                cancellationToken
            );

    public async Task<RefundableMoney?> RefundableAsync(
        PaymentPurpose purpose,
        Guid refId,
        CancellationToken cancellationToken
    )
    {
        var all = await payments.GetAllForUpdateAsync(purpose, refId, cancellationToken);
        if (all.FirstOrDefault(p => p.Accepted) is not { } payment)
            return null;
        var unknown = await db.Set<Refund>()
            .Where(r =>
                r.PaymentId == payment.Id && r.MadeAtProvider && r.OrderId == null && r.Status != RefundStatus.Failed
            )
            .SumAsync(r => r.AmountMinor, cancellationToken);
        return new(payment.Refundable, new(unknown, payment.Currency));
    }

    public async Task<IReadOnlyDictionary<Guid, PaymentSummary>> FindAsync(
        PaymentPurpose purpose,
        IReadOnlyCollection<Guid> refIds,
        CancellationToken cancellationToken
    )
    {
        var found = await db.Set<Payment>()
            .AsNoTracking()
            .Where(p => p.Purpose == purpose && refIds.Contains(p.RefId))
            .GroupBy(p => p.RefId)
            .Select(g => g.OrderByDescending(p => p.Accepted).ThenByDescending(p => p.Id).First())
            .ToListAsync(cancellationToken);
        return found.ToDictionary(p => p.RefId, Summary);
    }

    public async Task<IReadOnlyList<RefundSummary>> RefundsOfOrderAsync(
        Guid orderId,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Set<Refund>()
                .AsNoTracking()
                .Where(r => r.OrderId == orderId)
                .OrderBy(r => r.Id)
                .ToListAsync(cancellationToken)
        ).ConvertAll(Summary);

    internal static PaymentSummary Summary(Payment payment) =>
        new(
            payment.Id,
            payment.Purpose,
            payment.RefId,
            payment.Amount,
            payment.Status,
            payment.CheckoutUrl,
            payment.FailureCode,
            payment.Captured,
            payment.Refunded,
            payment.Accepted,
            payment.ExpiresAt
        );

    internal static RefundSummary Summary(Refund refund) =>
        new(
            refund.Id,
            refund.PaymentId,
            refund.OrderId,
            refund.Amount,
            refund.Reason,
            refund.Status,
            refund.Lines,
            refund.CreatedAt,
            refund.Commission
        );
}
