using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Changes passwords, either with the current one or with a mailed link.</summary>
public sealed class PasswordService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    SessionService sessions,
    AuthService auth,
    PasswordHashService passwords,
    AccountMailer mails,
    PasswordLinkService links,
    TimeProvider clock
)
{
    private static readonly TokenPurpose[] EndedByAPassword = [TokenPurpose.ResetPassword, TokenPurpose.ChangeEmail];

    /// <summary>Sends a password reset link if the address has an account; the caller cannot tell.</summary>
    /// <remarks>
    /// Repeat: no more links per hour than <see cref="PasswordLinkOptions"/> allows; the response stays the same.
    /// The hash is discarded, and when no link is sent the same amount is written: both hide the result of the lookup.
    /// </remarks>
    public async Task ForgotAsync(string email, CancellationToken cancellationToken)
    {
        passwords.VerifyNothing(email);
        await unitOfWork.ExecuteAsync(
            async ct =>
            {
                var user = await users.FindByEmailForUpdateAsync(email, ct);
                if (await links.IssueAsync(user, ct) is { } secret)
                    mails.ResetPassword(user!, secret);
                else
                    mails.Nothing();
                return Result.Success;
            },
            cancellationToken
        );
    }

    /// <summary>Resets a password with a link; confirms the mailbox, ends a lock and all sessions, and invalidates
    /// every other link that could take over the account.</summary>
    /// <remarks>Errors: <c>auth.token_expired</c> (410) for a used, expired or unknown link; <c>auth.password_weak</c>,
    /// which leaves the link usable.</remarks>
    public Task<Result> ResetAsync(string secret, string newPassword, CancellationToken cancellationToken)
    {
        var hash = passwords.Hash(newPassword);
        return ChangeAsync(
            async ct =>
            {
                var now = clock.GetUtcNow();
                if (
                    await users.FindTokenAsync(secret, [TokenPurpose.ResetPassword], now, ct) is not { } token
                    || await users.FindForUpdateAsync(token.UserId, ct) is not { Status: UserStatus.Active } user
                    || !await users.TakeTokenAsync(token, now, ct)
                )
                    return UserErrors.LinkExpired;
                if (PasswordRules.Refusal(newPassword, user.Email) is { } weak)
                    return weak;
                user.ConfirmEmail(now);
                return user;
            },
            hash,
            cancellationToken
        );
    }

    /// <summary>Changes a password with the current one; ends all sessions including this one, and cancels a pending
    /// e-mail change.</summary>
    /// <remarks>Errors: <c>auth.wrong_password</c> (counts towards a lock), <c>auth.account_locked</c>,
    /// <c>auth.password_weak</c>.</remarks>
    public async Task<Result> ChangeAsync(
        Guid userId,
        string currentPassword,
        string newPassword,
        CancellationToken cancellationToken
    )
    {
        var check = await auth.CheckPasswordAsync(userId, currentPassword, cancellationToken);
        if (!check.Succeeded)
            return check.Error;
        if (PasswordRules.Refusal(newPassword, check.Value.Email) is { } weak)
            return weak;
        var checkedStamp = check.Value.SecurityStamp;
        var hash = passwords.Hash(newPassword);
        return await ChangeAsync(
            async ct =>
                await users.FindForUpdateAsync(userId, ct) is { } user && user.SecurityStamp == checkedStamp
                    ? user
                    : UserErrors.WrongPassword,
            hash,
            cancellationToken
        );
    }

    private async Task<Result> ChangeAsync(
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
