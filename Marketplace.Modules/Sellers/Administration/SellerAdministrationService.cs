using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Administrative actions on stores; each is audited and the owner is notified by mail.</summary>
/// <remarks>Errors of every action: <c>resource.not_found</c>, <c>seller.invalid_transition</c>. Repeat: refused
/// because of the new status.</remarks>
public sealed class SellerAdministrationService(
    UnitOfWork unitOfWork,
    ISellerRepository sellers,
    SellerMailer mails,
    EventOutbox outbox,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Approves a submitted store.</summary>
    public Task<Result<Seller>> ApproveAsync(
        Actor admin,
        Guid sellerId,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            admin,
            sellerId,
            SellerCommand.Approve,
            reason,
            s => s.Approve(reason, clock.GetUtcNow()),
            new SellerApproved(sellerId, reason),
            cancellationToken
        );

    /// <summary>Rejects a submitted store; it can be submitted again.</summary>
    public Task<Result<Seller>> RejectAsync(
        Actor admin,
        Guid sellerId,
        string reason,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            admin,
            sellerId,
            SellerCommand.Reject,
            reason,
            s => s.Reject(reason),
            new SellerRejected(sellerId, reason),
            cancellationToken
        );

    /// <summary>Suspends a store: it is hidden, its open orders continue.</summary>
    public Task<Result<Seller>> SuspendAsync(
        Actor admin,
        Guid sellerId,
        string reason,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            admin,
            sellerId,
            SellerCommand.Suspend,
            reason,
            s => s.Suspend(reason),
            new SellerSuspended(sellerId, reason),
            cancellationToken
        );

    /// <summary>Reinstates a suspended store.</summary>
    public Task<Result<Seller>> ReinstateAsync(
        Actor admin,
        Guid sellerId,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            admin,
            sellerId,
            SellerCommand.Reinstate,
            reason,
            s => s.Reinstate(reason),
            new SellerReinstated(sellerId, reason),
            cancellationToken
        );

    /// <summary>Sets a negotiated commission for a store; null restores the plan's.</summary>
    public Task<Result<Seller>> AgreeCommissionAsync(
        Actor admin,
        Guid sellerId,
        int? bps,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Seller>(
            async ct =>
            {
                if (await sellers.FindAsync(sellerId, ct) is not { } seller)
                    return PlatformErrors.NotFound;
                var before = new { commissionBps = seller.CommissionBpsOverride };
                seller.AgreeCommission(bps);
                audit.Add(
                    admin.UserId,
                    "seller.agree-commission",
                    "seller",
                    sellerId.ToString(),
                    before,
                    new { commissionBps = bps }
                );
                await unitOfWork.FlushAsync(ct);
                return seller;
            },
            cancellationToken
        );

    private Task<Result<Seller>> ActAsync(
        Actor admin,
        Guid sellerId,
        SellerCommand command,
        string? reason,
        Func<Seller, Result> act,
        SellerStatusEvent happened,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Seller>(
            async ct =>
            {
                if (await sellers.FindAsync(sellerId, ct) is not { } seller)
                    return PlatformErrors.NotFound;
                var before = seller.Status;
                var result = act(seller);
                if (!result.Succeeded)
                    return result.Error;
                outbox.Add(happened);
                audit.Add(
                    admin.UserId,
                    $"seller.{command.ToString().ToLowerInvariant()}",
                    "seller",
                    sellerId.ToString(),
                    new { status = before },
                    new { status = seller.Status, reason }
                );
                await mails.StatusChangedAsync(seller, command, reason, ct);
                await unitOfWork.FlushAsync(ct);
                return seller;
            },
            cancellationToken
        );
}
