using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Turns guests into accounts, with a mailed link that proves the mailbox.</summary>
/// <remarks>The guest keeps their user id, and with it everything they bought. Where the address has an account, there
/// is nothing to open: its owner is told so, and the guest's purchases are opened by their links.</remarks>
public sealed class GuestClaimService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    PasswordHashService passwords,
    PasswordLinkService links,
    EventOutbox outbox,
    TimeProvider clock
)
{
    private static readonly TokenPurpose[] Purposes = [TokenPurpose.OpenAccount];

    /// <summary>Mails a link that opens an account for the guest of an address; the caller cannot tell whether there is
    /// one.</summary>
    /// <remarks>Repeat: no more links an hour than <see cref="PasswordLinkOptions"/> allows; the answer stays the
    /// same.</remarks>
    public Task<Result> SendLinkAsync(string email, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var owner = await users.FindByEmailForUpdateAsync(email, ct);
                var guest = await users.FindGuestByEmailForUpdateAsync(email, ct);
                if (owner is not null)
                    await links.RemindAsync(owner, ct);
                else
                    await links.InviteAsync(guest, ct);
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Opens the account: confirms the mailbox and sets the password.</summary>
    /// <returns>The account's id.</returns>
    /// <remarks>Errors: <c>auth.token_expired</c> (410) for a used, expired or unknown link, and when the address has
    /// an account by now; <c>auth.password_weak</c>, which leaves the link usable. Order and locks: the address, the
    /// row, the link.</remarks>
    public async Task<Result<Guid>> OpenAsync(string secret, string password, CancellationToken cancellationToken)
    {
        // Checked before the slow hash: a made-up link must cost next to nothing.
        if (
            await users.ReadTokenAsync(secret, Purposes, clock.GetUtcNow(), cancellationToken) is not { } token
            || await users.ReadAsync(token.UserId, cancellationToken) is not { Status: UserStatus.Guest } known
        )
        {
            return UserErrors.LinkExpired;
        }

        if (PasswordRules.Refusal(password, known.Email) is { } weak)
            return weak;
        var hash = await passwords.HashAsync(password, cancellationToken);
        return await unitOfWork.ExecuteAsync<Guid>(
            async ct =>
            {
                var now = clock.GetUtcNow();
                if (
                    await users.FindByEmailForUpdateAsync(known.Email, ct) is not null
                    || await users.FindForUpdateAsync(known.Id, ct) is not { Status: UserStatus.Guest } guest
                    || !await users.TakeTokenAsync(token, now, ct)
                )
                {
                    return UserErrors.LinkExpired;
                }

                guest.OpenAccount(hash, now);
                await users.DropTokensAsync(guest.Id, Purposes, ct);
                outbox.Add(new UserRegistered(guest.Id, guest.Language.Code));
                return guest.Id;
            },
            cancellationToken
        );
    }
}
