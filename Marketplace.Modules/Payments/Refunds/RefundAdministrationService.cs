using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Administration of failed refunds.</summary>
public sealed class RefundAdministrationService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Retries a failed refund, up to five times.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>refund.not_failed</c>, <c>refund.not_ours</c> when it
    /// was made at the provider, <c>refund.exceeds_captured</c> when the
    /// money has been refunded another way in the meantime.</remarks>
    public Task<Result> RetryAsync(Actor actor, Guid refundId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await payments.ReadRefundAsync(refundId, ct) is not { } known)
                    return PlatformErrors.NotFound;
                var payment = await payments.GetForUpdateAsync(known.PaymentId, ct);
                var refund = await payments.GetRefundForUpdateAsync(refundId, ct);
                if (refund!.Status != RefundStatus.Failed)
                    return PaymentErrors.RefundNotFailed;
                if (refund.HasUnknownLines)
                    return PaymentErrors.RefundNotOurs;
                var now = clock.GetUtcNow();
                var promised = payment!.PromiseRefund(refund.Amount, now);
                if (!promised.Succeeded)
                    return promised;
                refund.Retry(now);
                audit.Add(actor.UserId, "refund.retry", "refund", refundId.ToString());
                return Result.Success;
            },
            cancellationToken
        );
}
