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
    private static readonly TokenPurpose[] Purposes = [TokenPurpose.ResetPassword];

    /// <summary>Sends a password reset link if the address has an account; the caller cannot tell.</summary>
    /// <remarks>
    /// Repeat: no more links per hour than <see cref="PasswordLinkOptions"/> allows; the response stays the same.
    /// The hash is discarded, and when no link is sent the same amount is written: both hide the result of the lookup.
    /// </remarks>
    public async Task SendLinkAsync(string email, CancellationToken cancellationToken)
    {
        await passwords.VerifyNothingAsync(email, cancellationToken);
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
    /// <returns>The account's id.</returns>
    /// <remarks>Errors: <c>auth.token_expired</c> (410) for a used, expired or unknown link; <c>auth.password_weak</c>,
    /// which leaves the link usable.</remarks>
    public async Task<Result<Guid>> ResetAsync(string secret, string newPassword, CancellationToken cancellationToken)
    {
        // Checked before the slow hash: a made-up link must cost next to nothing.
        if (
            await users.ReadTokenAsync(secret, Purposes, clock.GetUtcNow(), cancellationToken)
            is not { UserId: var userId }
        )
        {
            return UserErrors.LinkExpired;
        }

        var hash = await passwords.HashAsync(newPassword, cancellationToken);
        var replaced = await replacements.ReplaceAsync(
            async ct =>
            {
                var now = clock.GetUtcNow();
                if (
                    await users.ReadTokenAsync(secret, Purposes, now, ct) is not { } token
                    || await users.FindForUpdateAsync(token.UserId, ct) is not { Status: UserStatus.Active } user
                    || !await users.TakeTokenAsync(token, now, ct)
                )
                {
                    return UserErrors.LinkExpired;
                }

                if (PasswordRules.Refusal(newPassword, user.Email) is { } weak)
                    return weak;
                user.ConfirmEmail(now);
                return user;
            },
            hash,
            cancellationToken
        );
        return replaced.Succeeded ? userId : replaced.Error;
    }
}
