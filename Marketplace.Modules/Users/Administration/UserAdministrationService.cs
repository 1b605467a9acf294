using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Administrative actions on accounts; each is audited.</summary>
public sealed class UserAdministrationService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    SessionService sessions,
    AuditLog audit,
    AccountFactory accounts,
    TimeProvider clock
)
{
    /// <summary>Disables an account; its sessions end immediately.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>user.own_account</c>, so that the last administrator cannot lock
    /// themselves out. Repeat: changes nothing.</remarks>
    public async Task<Result> DisableAsync(Actor admin, Guid userId, string reason, CancellationToken cancellationToken)
    {
        if (admin.UserId == userId)
            return UserErrors.OwnAccount;
        string? endedStamp = null;
        var result = await ChangeAsync(
            admin,
            userId,
            "user.disable",
            reason,
            async (user, ct) =>
            {
                if (user.Status != UserStatus.Active)
                    return;
                endedStamp = user.SecurityStamp;
                user.Disable();
                await sessions.EndAllAsync(userId, SessionEnd.Disabled, ct);
            },
            cancellationToken
        );
        if (result.Succeeded && endedStamp is not null)
            await sessions.RevokeStampAsync(endedStamp);
        return result;
    }

    /// <summary>Enables a disabled account. Repeat: changes nothing.</summary>
    public Task<Result> EnableAsync(Actor admin, Guid userId, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            admin,
            userId,
            "user.enable",
            reason,
            (user, _) =>
            {
                if (user.Status == UserStatus.Disabled)
                    user.Enable();
                return Task.CompletedTask;
            },
            cancellationToken
        );

    /// <summary>Unlocks an account locked by wrong passwords. Repeat: changes nothing.</summary>
    public Task<Result> UnlockAsync(Actor admin, Guid userId, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            admin,
            userId,
            "user.unlock",
            reason,
            (user, _) =>
            {
                user.Unlock();
                return Task.CompletedTask;
            },
            cancellationToken
        );

    /// <summary>Ends one session of an account; its tokens stop working at once.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> when the account has no such open session.</remarks>
    public Task<Result> EndSessionAsync(
        Actor actor,
        Guid userId,
        Guid sessionId,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var ended = await sessions.EndAsync(userId, sessionId, ct);
                if (ended.Succeeded)
                    audit.Add(actor.UserId, "user.end-session", "user", userId.ToString(), after: new { sessionId });
                return ended;
            },
            cancellationToken
        );

    /// <summary>Sets the granted roles (support, admin) of an account; its access tokens become invalid, its sessions
    /// continue with the new roles.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>user.own_account</c>; <c>user.role_unknown</c>. Repeat: changes
    /// nothing.</remarks>
    public async Task<Result> SetRolesAsync(
        Actor admin,
        Guid userId,
        IReadOnlyCollection<string> roles,
        CancellationToken cancellationToken
    )
    {
        if (admin.UserId == userId)
            return UserErrors.OwnAccount;
        var wanted = roles.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (wanted.Any(role => role is not (UserRoles.Support or UserRoles.Admin)))
            return UserErrors.RoleUnknown;
        string? endedStamp = null;
        var result = await unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await users.FindForUpdateAsync(userId, ct) is not { } user || !user.IsAccount)
                    return PlatformErrors.NotFound;
                var (before, stamp) = (user.Roles, user.SecurityStamp);
                if (!user.SetRoles(wanted))
                    return Result.Success;
                endedStamp = stamp;
                audit.Add(
                    admin.UserId,
                    "user.set-roles",
                    "user",
                    userId.ToString(),
                    new { roles = before },
                    new { roles = wanted }
                );
                return Result.Success;
            },
            cancellationToken
        );
        if (result.Succeeded && endedStamp is not null)
            await sessions.RevokeStampAsync(endedStamp);
        return result;
    }

    /// <summary>Ensures that an administrator with this address exists; an existing account keeps its
    /// password.</summary>
    /// <remarks>Errors: <c>auth.password_weak</c>. Repeat: changes nothing.</remarks>
    /// <param name="name">What a new account is called.</param>
    public Task<Result> EnsureAdminAsync(
        string email,
        string password,
        string name,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var user = await users.FindByEmailForUpdateAsync(email, ct);
                if (user?.Roles.Contains(UserRoles.Admin) == true)
                    return Result.Success;
                if (user is null)
                {
                    if (PasswordRules.Refusal(password, email) is { } weak)
                        return weak;
                    user = await accounts.OpenConfirmedAsync(new(email, password, name, null, Language.Default), ct);
                }

                user.Grant(UserRoles.Admin);
                audit.Add(null, "user.grant-admin", "user", user.Id.ToString());
                return Result.Success;
            },
            cancellationToken
        );

    private Task<Result> ChangeAsync(
        Actor admin,
        Guid userId,
        string action,
        string? reason,
        Func<User, CancellationToken, Task> changeAsync,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await users.FindForUpdateAsync(userId, ct) is not { } user || user.Status == UserStatus.Erased)
                    return PlatformErrors.NotFound;
                var before = new { user.Status, Locked = user.IsLockedAt(clock.GetUtcNow()) };
                await changeAsync(user, ct);
                audit.Add(
                    admin.UserId,
                    action,
                    "user",
                    userId.ToString(),
                    before,
                    new
                    {
                        user.Status,
                        Locked = user.IsLockedAt(clock.GetUtcNow()),
                        reason,
                    }
                );
                return Result.Success;
            },
            cancellationToken
        );
}
