using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Replaces the password of an account, with everything that must follow from it.</summary>
public sealed class PasswordReplacementService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    SessionService sessions,
    AccountMailer mails
)
{
    private static readonly TokenPurpose[] EndedByAPassword =
    [
        TokenPurpose.ResetPassword,
        TokenPurpose.ChangeEmail,
        TokenPurpose.SecondFactor,
    ];

    /// <summary>Sets the new password of the account that <paramref name="findAsync"/> loads and locks; ends all its
    /// sessions, invalidates its other links and tells its owner.</summary>
    /// <param name="findAsync">Returns the locked account, or why its password may not be changed.</param>
    /// <param name="hash">Hash of the new password.</param>
    internal async Task<Result> ReplaceAsync(
        Func<CancellationToken, Task<Result<User>>> findAsync,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var result = await unitOfWork.ExecuteAsync<string>(
            async ct =>
            {
                var found = await findAsync(ct);
                if (!found.Succeeded)
                    return found.Error;
                var user = found.Value;
                var endedStamp = user.SecurityStamp;
                user.ChangePassword(hash);
                await users.DropTokensAsync(user.Id, EndedByAPassword, ct);
                await sessions.EndAllAsync(user.Id, SessionEnd.PasswordChanged, ct);
                mails.PasswordChanged(user);
                return endedStamp;
            },
            cancellationToken
        );
        if (!result.Succeeded)
            return result.Error;
        await sessions.RevokeStampAsync(result.Value);
        return Result.Success;
    }
}
