using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Changes passwords: with the old one, or by a link to the mailbox.</summary>
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

    /// <summary>Sends a link for a new password, if the address has an account; the caller cannot tell.</summary>
    /// <remarks>
    /// Repeat: no more links an hour leave than <see cref="PasswordLinkOptions"/> allows; the answer stays the same.
    /// The hash is thrown away, and where no link leaves as much is written: both hide what the look-up found.
    /// </remarks>
    public async Task ForgotAsync(string email, CancellationToken cancellationToken)
    {
        passwords.VerifyNothing(email);
        await unitOfWork.ExecuteAsync(
            async ct =>
            {
                var user = await users.FindByEmailForWritingAsync(email, ct);
                if (await links.IssueAsync(user, ct) is { } secret)
                    mails.ResetPassword(user!, secret);
                else
                    mails.Nothing();
                return Result.Success;
            },
            cancellationToken
        );
    }

    /// <summary>Sets a password by a link; it confirms the mailbox, ends a lock, every session and every other link
    /// that could take the account away.</summary>
    /// <remarks>Errors: <c>auth.token_expired</c> (410) for a used, old or unknown link; <c>auth.password_weak</c>,
    /// which leaves the link good.</remarks>
    public Task<Result> ResetAsync(string secret, string newPassword, CancellationToken cancellationToken)
    {
        var hash = passwords.Hash(newPassword);
        return ChangeAsync(
            async ct =>
            {
                var now = clock.GetUtcNow();
                if (
                    await users.FindTokenAsync(secret, [TokenPurpose.ResetPassword], now, ct) is not { } token
                    || await users.FindForWritingAsync(token.UserId, ct) is not { Status: UserStatus.Active } user
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

    /// <summary>Sets a password by the old one; every session ends, this one too, and with them a move to another
    /// address that was asked for.</summary>
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
                await users.FindForWritingAsync(userId, ct) is { } user && user.SecurityStamp == checkedStamp
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
