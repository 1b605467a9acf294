using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Takes access to a store away and changes it. What a member's access tokens say ends with the
/// change.</summary>
/// <remarks>Order and locks: the store's row, by its version, then its counter of members.</remarks>
internal sealed class SellerMemberService(
    UnitOfWork unitOfWork,
    ISellerRepository sellers,
    ISellerQuota quota,
    IMembershipChanges changes,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Removes a member, who stays known as a former one.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for an actor without <c>members:write</c>;
    /// <c>seller.last_owner</c>. Repeat:
    /// <c>resource.not_found</c>.</remarks>
    public Task<Result> RemoveAsync(Actor actor, Guid sellerId, Guid userId, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor,
            sellerId,
            userId,
            "seller.remove-member",
            seller => seller.RemoveMember(userId, clock.GetUtcNow()),
            ct => quota.ReleaseAsync(sellerId, SellerMetrics.Members, 1, ct),
            cancellationToken
        );

    /// <summary>Gives a member another role.</summary>
    /// <remarks>Errors: as <see cref="RemoveAsync"/>. Repeat: changes nothing.</remarks>
    public Task<Result> ChangeRoleAsync(
        Actor actor,
        Guid sellerId,
        Guid userId,
        SellerRole role,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            actor,
            sellerId,
            userId,
            "seller.change-role",
            seller => seller.ChangeRole(userId, role),
            _ => Task.CompletedTask,
            cancellationToken
        );

    private async Task<Result> ChangeAsync(
        Actor actor,
        Guid sellerId,
        Guid userId,
        string action,
        Func<Seller, Result> change,
        Func<CancellationToken, Task> countAsync,
        CancellationToken cancellationToken
    )
    {
        var result = await unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (
                    !actor.MayActFor(sellerId, SellerScopes.MembersWrite)
                    || await sellers.FindAsync(sellerId, ct) is not { } seller
                )
                {
                    return PlatformErrors.NotFound;
                }

                var before = seller.RoleOf(userId);
                var changed = change(seller);
                if (!changed.Succeeded)
                    return changed;
                var after = seller.RoleOf(userId);
                if (before == after)
                    return Result.Success;
                audit.Add(
                    actor.UserId,
                    action,
                    "seller",
                    sellerId.ToString(),
                    new { userId, role = before },
                    new { userId, role = after }
                );
                await unitOfWork.FlushAsync(ct);
                await countAsync(ct);
                return Result.Success;
            },
            cancellationToken
        );
        if (result.Succeeded)
            await changes.AnnounceAsync(userId);
        return result;
    }
}
