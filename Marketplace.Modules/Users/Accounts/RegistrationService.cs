using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Registers accounts and confirms e-mail addresses.</summary>
public sealed class RegistrationService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    SessionService sessions,
    PasswordHashService passwords,
    AccountMailer mails,
    PasswordLinkService links,
    EventOutbox outbox,
    TimeProvider clock
)
{
    private static readonly TokenPurpose[] EndedByANewAddress =
    [
        TokenPurpose.ResetPassword,
        TokenPurpose.ConfirmEmail,
        TokenPurpose.ChangeEmail,
    ];

    /// <summary>Registers an account; if the address already has one, mails its owner instead. The caller cannot tell
    /// which.</summary>
    /// <remarks>
    /// Errors: <c>auth.password_weak</c>, checked before any lookup.
    /// Repeat: the same address never changes the existing account; its owner is sent a password reset link (hourly
    /// limit: see <see cref="PasswordLinkOptions"/>), which also confirms the mailbox.
    /// </remarks>
    public async Task<Result> RegisterAsync(NewAccount account, CancellationToken cancellationToken)
    {
        if (PasswordRules.Refusal(account.Password, account.Email) is { } weak)
            return weak;
        var hash = passwords.Hash(account.Password);
        return await unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await users.FindByEmailForUpdateAsync(account.Email, ct) is { } owner)
                    await RemindAsync(owner, ct);
                else
                    Open(account, hash);
                return Result.Success;
            },
            cancellationToken
        );
    }

    /// <summary>Confirms the mailbox of a new account, or completes an e-mail change, which ends all sessions and
    /// invalidates all earlier links.</summary>
    /// <remarks>Errors: <c>auth.token_expired</c> (410) for a used, expired or unknown link. Repeat: refused, a link
    /// works once.</remarks>
    public async Task<Result> ConfirmEmailAsync(string secret, CancellationToken cancellationToken)
    {
        string? endedStamp = null;
        var result = await unitOfWork.ExecuteAsync(
            async ct =>
            {
                endedStamp = null;
                var now = clock.GetUtcNow();
                if (
                    await users.FindTokenAsync(secret, [TokenPurpose.ConfirmEmail, TokenPurpose.ChangeEmail], now, ct)
                        is not { } token
                    || (
                        token.NewEmail is not null
                        && await users.FindByEmailForUpdateAsync(token.NewEmail, ct) is not null
                    )
                    || await users.FindForUpdateAsync(token.UserId, ct) is not { Status: UserStatus.Active } user
                    || !await users.TakeTokenAsync(token, now, ct)
                )
                    return UserErrors.LinkExpired;
                if (token.NewEmail is null)
                    user.ConfirmEmail(now);
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

    /// <summary>Registers an account with an already confirmed mailbox, for seeded development data.</summary>
    /// <returns>The account's id.</returns>
    /// <remarks>Errors: <c>auth.password_weak</c>. Repeat: an existing account of the address is left
    /// unchanged.</remarks>
    public async Task<Result<Guid>> OpenConfirmedAsync(NewAccount account, CancellationToken cancellationToken)
    {
        if (PasswordRules.Refusal(account.Password, account.Email) is { } weak)
            return weak;
        return await unitOfWork.ExecuteAsync<Guid>(
            async ct => (await users.FindByEmailForUpdateAsync(account.Email, ct) ?? OpenConfirmed(account)).Id,
            cancellationToken
        );
    }

    /// <summary>Creates an account with a confirmed mailbox inside the caller's transaction; the caller has validated
    /// the password and locked the address.</summary>
    internal User OpenConfirmed(NewAccount account)
    {
        var user = User.Register(Ids.New(clock), account, passwords.Hash(account.Password), clock.GetUtcNow());
        user.ConfirmEmail(clock.GetUtcNow());
        users.Add(user);
        outbox.Add(new UserRegistered(user.Id, user.Locale));
        return user;
    }

    private void Open(NewAccount account, string hash)
    {
        var user = User.Register(Ids.New(clock), account, hash, clock.GetUtcNow());
        var (token, secret) = OneTimeToken.Issue(user.Id, TokenPurpose.ConfirmEmail, clock);
        users.Add(user);
        users.Add(token);
        mails.Confirm(user, secret);
        outbox.Add(new UserRegistered(user.Id, user.Locale));
    }

    private async Task RemindAsync(User owner, CancellationToken cancellationToken)
    {
        if (await links.IssueAsync(owner, cancellationToken) is { } secret)
            mails.AlreadyRegistered(owner, secret);
        else
            mails.Nothing();
    }
}
