using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Confirms e-mail addresses with a mailed link.</summary>
public sealed class EmailConfirmationService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    SessionService sessions,
    TimeProvider clock
)
{
    private static readonly TokenPurpose[] EndedByANewAddress =
    [
        TokenPurpose.ResetPassword,
        TokenPurpose.ConfirmEmail,
        TokenPurpose.ChangeEmail,
    ];

    /// <summary>Confirms the mailbox of a new account, or completes an e-mail change, which ends all sessions and
    /// invalidates all earlier links.</summary>
    /// <remarks>Errors: <c>auth.token_expired</c> (410) for a used, expired or unknown link. Repeat: refused, a link
    /// works once.</remarks>
    public async Task<Result> ConfirmAsync(string secret, CancellationToken cancellationToken)
    {
        string? endedStamp = null;
        var result = await unitOfWork.ExecuteAsync(
            async ct =>
            {
                endedStamp = null;
                var now = clock.GetUtcNow();
                if (
                    await users.ReadTokenAsync(secret, [TokenPurpose.ConfirmEmail, TokenPurpose.ChangeEmail], now, ct)
                        is not { } token
                    || (
                        token.NewEmail is not null
                        && await users.FindByEmailForUpdateAsync(token.NewEmail, ct) is not null
                    )
                    || await users.FindForUpdateAsync(token.UserId, ct) is not { Status: UserStatus.Active } user
                    || !await users.TakeTokenAsync(token, now, ct)
                )
                {
                    return UserErrors.LinkExpired;
                }

                if (token.NewEmail is null)
                {
                    user.ConfirmEmail(now);
                }
                else
                {
                    endedStamp = user.SecurityStamp;
                    user.ChangeEmail(token.NewEmail, now);
                    await users.DropTokensAsync(user.Id, EndedByANewAddress, ct);
                    await sessions.EndAllAsync(user.Id, SessionEnd.EmailChanged, ct);
                }

                return Result.Success;
            },
            cancellationToken
        );
        if (result.Succeeded && endedStamp is not null)
            await sessions.RevokeStampAsync(endedStamp);
        return result;
    }
}
