using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Administration of payments whose amount or reference does not match the provider's report.</summary>
public sealed class MismatchAdministrationService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Marks a mismatch as resolved with the provider and the payer; the payment itself does not
    /// change.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>payment.no_mismatch</c>, also when it was already
    /// resolved.</remarks>
    public Task<Result> ResolveAsync(Actor actor, Guid paymentId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await payments.GetForUpdateAsync(paymentId, ct) is not { } payment)
                    return PlatformErrors.NotFound;
                if (payment is { MismatchAt: null } or { MismatchResolvedAt: not null })
                    return PaymentErrors.NoMismatch;
                payment.ResolveMismatch(clock.GetUtcNow());
                audit.Add(actor.UserId, "payment.resolve_mismatch", "payment", paymentId.ToString());
                return Result.Success;
            },
            cancellationToken
        );
}
