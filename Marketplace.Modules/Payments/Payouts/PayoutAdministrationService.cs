using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>What administrators do with single payouts; each act is audited.</summary>
/// <remarks>Errors of the two that say what became of one: <c>payout.by_provider</c> for one that a provider pays.
/// Order and locks: as <see cref="PayoutOutcomeService"/>.</remarks>
public sealed class PayoutAdministrationService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    PayoutOutcomeService outcomes,
    AuditLog audit
)
{
    /// <summary>Calls off a payout that was not sent; the next run pays the money again.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>payout.invalid_transition</c>. Repeat:
    /// <c>payout.invalid_transition</c>.</remarks>
    public Task<Result> CancelAsync(Actor admin, Guid payoutId, CancellationToken cancellationToken) =>
        MoveAsync(admin, payoutId, "payout.cancel", new(PayoutStatus.Cancelled), cancellationToken);

    /// <summary>Records that the bank paid a payout.</summary>
    /// <remarks>Errors: as <see cref="CancelAsync"/>; <c>payout.four_eyes</c> for whoever made its batch.</remarks>
    public Task<Result> MarkPaidAsync(
        Actor admin,
        Guid payoutId,
        string bankReference,
        CancellationToken cancellationToken
    ) => MoveAsync(admin, payoutId, "payout.mark_paid", new(PayoutStatus.Paid, bankReference), cancellationToken);

    /// <summary>Records that the receiving bank sent the money back, before or after it counted as paid.</summary>
    /// <remarks>Errors: as <see cref="MarkPaidAsync"/>.</remarks>
    public Task<Result> MarkReturnedAsync(
        Actor admin,
        Guid payoutId,
        string reason,
        CancellationToken cancellationToken
    ) => MoveAsync(admin, payoutId, "payout.mark_returned", new(PayoutStatus.Returned, reason), cancellationToken);

    private Task<Result> MoveAsync(
        Actor admin,
        Guid payoutId,
        string action,
        PayoutMove move,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await outcomes.LockAsync(payoutId, ct) is not { } payout)
                    return PlatformErrors.NotFound;
                if (payout.BatchId is { } batchId && await IsMakerAsync(admin, batchId, ct))
                    return PayoutErrors.FourEyes;
                if (payout.Provider != PayoutProvider.BankFile && move.To != PayoutStatus.Cancelled)
                    return PayoutErrors.ByProvider;
                var from = payout.Status;
                var moved = await outcomes.ApplyAsync(payout, move, ct);
                if (!moved.Succeeded)
                    return moved;
                audit.Add(
                    admin.UserId,
                    action,
                    "payout",
                    payoutId.ToString(),
                    new { Status = from },
                    new
                    {
                        payout.Status,
                        move.Text,
                        payout.Amount,
                    }
                );
                return Result.Success;
            },
            cancellationToken
        );

    private Task<bool> IsMakerAsync(Actor admin, Guid batchId, CancellationToken cancellationToken) =>
        db.Set<PayoutBatch>().AnyAsync(b => b.Id == batchId && b.CreatedBy == admin.Id, cancellationToken);
}
