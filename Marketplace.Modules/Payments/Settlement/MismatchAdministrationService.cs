using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Administration of payments whose amount or reference does not match the provider's report.</summary>
public sealed class MismatchAdministrationService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    IWebhookInbox inbox,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Marks a mismatch as resolved with the provider and the payer, and dismisses the deliveries that told of
    /// it; the payment itself does not change.</summary>
    /// <param name="reference">The refund or transaction at the provider that resolved it.</param>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>payment.no_mismatch</c>, also when it was already
    /// resolved.</remarks>
    public Task<Result> ResolveAsync(
        Actor actor,
        Guid paymentId,
        string reason,
        string reference,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var deliveries = await inbox.GetFailedOfPaymentForUpdateAsync(paymentId, ct);
                if (await payments.GetForUpdateAsync(paymentId, ct) is not { } payment)
                    return PlatformErrors.NotFound;
                if (payment is { MismatchAt: null } or { MismatchResolvedAt: not null })
                    return PaymentErrors.NoMismatch;
                var now = clock.GetUtcNow();
                payment.ResolveMismatch(reason, reference, now);
                foreach (var delivery in deliveries)
                    delivery.Dismiss(now);
                audit.Add(
                    actor.UserId,
                    "payment.resolve_mismatch",
                    "payment",
                    paymentId.ToString(),
                    null,
                    new
                    {
                        reason,
                        reference,
                        Dismissed = deliveries.Select(d => d.EventId).ToArray(),
                    }
                );
                return Result.Success;
            },
            cancellationToken
        );
}
