using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Removes second factors; the account is then signed out everywhere.</summary>
/// <remarks>Order and locks: the account, its second factor, its sessions.</remarks>
public sealed class SecondFactorRemovalService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    ISecondFactorRepository secondFactors,
    SecondFactorCodeService codes,
    SessionService sessions,
    SecondFactorPublisher publisher
)
{
    /// <summary>Removes one's own second factor with a code. The caller has checked the password.</summary>
    /// <remarks>Errors: <c>auth.second_factor_missing</c>, <c>auth.code_invalid</c>, <c>auth.second_factor_locked</c>.
    /// Repeat: refused.</remarks>
    public Task<Result> DisableAsync(Guid userId, string code, CancellationToken cancellationToken) =>
        RemoveAsync(
            userId,
            async (user, ct) =>
            {
                if (await codes.RefusalAsync(user, code, ct) is { } refusal)
                    return refusal;
                publisher.TurnedOff(user);
                return null;
            },
            cancellationToken
        );

    /// <summary>Removes somebody else's second factor: they lost their app and their recovery codes.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also when there is none; <c>user.own_account</c>. Audited with the
    /// reason, mailed to the owner. Repeat: <c>resource.not_found</c>.</remarks>
    public async Task<Result> ResetAsync(Actor admin, Guid userId, string reason, CancellationToken cancellationToken)
    {
        if (admin.UserId == userId)
            return UserErrors.OwnAccount;
        return await RemoveAsync(
            userId,
            async (user, ct) =>
            {
                if (!await secondFactors.IsOnAsync(user.Id, ct))
                    return PlatformErrors.NotFound.ToError();
                publisher.Reset(admin.UserId, user, reason);
                return null;
            },
            cancellationToken
        );
    }

    /// <summary>Commits also when it is refused, so that a wrong code counts.</summary>
    private async Task<Result> RemoveAsync(
        Guid userId,
        Func<User, CancellationToken, Task<Error?>> refusalAsync,
        CancellationToken cancellationToken
    )
    {
        var (refusal, endedStamp) = await unitOfWork.RunAsync<(Error?, string)>(
            async ct =>
            {
                if (await users.FindForUpdateAsync(userId, ct) is not { } user)
                    return (PlatformErrors.NotFound.ToError(), "");
                if (await refusalAsync(user, ct) is { } refused)
                    return (refused, "");
                var ended = user.SecurityStamp;
                secondFactors.Remove((await secondFactors.FindForUpdateAsync(userId, confirmed: true, ct))!);
                user.RotateStamp();
                await sessions.EndAllAsync(userId, SessionEnd.SignedOut, ct);
                return (null, ended);
            },
            cancellationToken
        );
        if (refusal is not null)
            return refusal;
        await sessions.RevokeStampAsync(endedStamp);
        return Result.Success;
    }
}
