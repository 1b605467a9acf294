using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Registers accounts.</summary>
public sealed class RegistrationService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    PasswordHashService passwords,
    AccountFactory accounts,
    AccountMailer mails,
    PasswordLinkService links
)
{
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
        var hash = await passwords.HashAsync(account.Password, cancellationToken);
        return await unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await users.FindByEmailForUpdateAsync(account.Email, ct) is { } owner)
                {
                    await links.RemindAsync(owner, ct);
                }
                else
                {
                    var (user, secret) = accounts.Open(account, hash);
                    mails.Confirm(user, secret);
                }

                return Result.Success;
            },
            cancellationToken
        );
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
            async ct =>
                (
                    await users.FindByEmailForUpdateAsync(account.Email, ct)
                    ?? await accounts.OpenConfirmedAsync(account, ct)
                ).Id,
            cancellationToken
        );
    }
}
