using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Administration of failed refunds.</summary>
public sealed class RefundAdministrationService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    LockedRefundStore refunds,
    RefundNewsService news,
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
                var now = clock.GetUtcNow();
                var promised = PromiseAnew(refund!, payment!, now);
                if (!promised.Succeeded)
                    return promised;
                refund!.Retry(now);
                audit.Add(actor.UserId, "refund.retry", "refund", refundId.ToString());
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Records that the money of a failed refund was transferred to the payer's bank account, because the card
    /// does not take it.</summary>
    /// <param name="bankReference">The bank's reference of the transfer, up to 60 characters.</param>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>refund.not_failed</c>, <c>refund.not_ours</c> when it was made at
    /// the provider, <c>refund.disputed</c> while the payer's bank has not decided, <c>refund.exceeds_captured</c> when
    /// the money has been refunded another way in the meantime. Repeat: <c>refund.not_failed</c>.</remarks>
    internal Task<Result> MarkPaidAsync(
        Actor actor,
        Guid refundId,
        string bankReference,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await refunds.FindAsync(refundId, ct) is not { } locked)
                    return PlatformErrors.NotFound;
                var (refund, payment, _) = locked;
                var promised = PromiseAnew(refund, payment, clock.GetUtcNow());
                if (!promised.Succeeded)
                    return promised;
                if (await payments.IsDisputedAsync(payment.Id, ct))
                    return PaymentErrors.RefundDisputed;
                audit.Add(
                    actor.UserId,
                    "refund.mark_paid",
                    "refund",
                    refundId.ToString(),
                    after: new { BankReference = bankReference, refund.Amount }
                );
                await news.PayByBankAsync(locked, bankReference, ct);
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Records that such a transfer came back, or was marked by mistake: the refund has failed again, and can
    /// be retried or paid once more.</summary>
    /// <param name="reason">The bank's reason, or what went wrong, up to 500 characters.</param>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>refund.not_by_bank</c> unless it was paid by bank transfer.
    /// Repeat:
    /// <c>refund.not_by_bank</c>.</remarks>
    public Task<Result> MarkReturnedAsync(
        Actor actor,
        Guid refundId,
        string reason,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await refunds.FindAsync(refundId, ct) is not { } locked)
                    return PlatformErrors.NotFound;
                var refund = locked.Refund;
                if (refund is not { Status: RefundStatus.Succeeded, BankReference: { } reference })
                    return PaymentErrors.RefundNotByBank;
                audit.Add(
                    actor.UserId,
                    "refund.mark_returned",
                    "refund",
                    refundId.ToString(),
                    before: new { BankReference = reference },
                    after: new { Reason = reason, refund.Amount }
                );
                await news.ReturnToBankAsync(locked, reason, ct);
                return Result.Success;
            },
            cancellationToken
        );

    private static Result PromiseAnew(Refund refund, Payment payment, DateTimeOffset now) =>
        refund.Status != RefundStatus.Failed ? PaymentErrors.RefundNotFailed
        : refund.HasUnknownLines ? PaymentErrors.RefundNotOurs
        : payment.PromiseRefund(refund.Amount, now);
}
