using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Resets forgotten passwords with a mailed link.</summary>
public sealed class PasswordResetService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    PasswordHashService passwords,
    PasswordLinkService links,
    PasswordReplacementService replacements,
    TimeProvider clock
)
{
    /// <summary>Sends a password reset link if the address has an account; the caller cannot tell.</summary>
    /// <remarks>
    /// Repeat: no more links per hour than <see cref="PasswordLinkOptions"/> allows; the response stays the same.
    /// The hash is discarded, and when no link is sent the same amount is written: both hide the result of the lookup.
    /// </remarks>
    public async Task SendLinkAsync(string email, CancellationToken cancellationToken)
    {
        passwords.VerifyNothing(email);
        await unitOfWork.ExecuteAsync(
            async ct =>
            {
                var user = await users.FindByEmailForUpdateAsync(email, ct);
                await links.SendAsync(user, ct);
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
        return replacements.ReplaceAsync(
            async ct =>
            {
                var now = clock.GetUtcNow();
                if (
                    await users.ReadTokenAsync(secret, [TokenPurpose.ResetPassword], now, ct) is not { } token
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
}
