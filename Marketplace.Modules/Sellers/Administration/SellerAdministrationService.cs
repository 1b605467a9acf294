using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>What administrators do with stores: each act is audited and its owner told by mail.</summary>
/// <remarks>Errors of every act: <c>resource.not_found</c>, <c>seller.invalid_transition</c>. Repeat: refused by the
/// status.</remarks>
public sealed class SellerAdministrationService(
    UnitOfWork unitOfWork,
    ISellerRepository sellers,
    SellerMailer mails,
    EventOutbox outbox,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Lets a submitted store sell.</summary>
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

    /// <summary>Turns a submitted store down; it may be submitted again.</summary>
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

    /// <summary>Hides a store; its open orders go on.</summary>
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

    /// <summary>Lets a suspended store sell again.</summary>
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

    /// <summary>Agrees a commission with a store; null goes back to its plan's.</summary>
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
