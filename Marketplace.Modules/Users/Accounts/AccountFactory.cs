using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Creates accounts inside the caller's transaction and announces them.</summary>
/// <remarks>The caller has checked the password and locked the e-mail address.</remarks>
public sealed class AccountFactory(
    IUserRepository users,
    PasswordHashService passwords,
    EventOutbox outbox,
    TimeProvider clock
)
{
    /// <summary>Creates an account whose mailbox is not confirmed yet.</summary>
    /// <param name="hash">Hash of the account's password; hashing is slow and is done before the transaction.</param>
    /// <returns>The account and the secret of the link that confirms its mailbox.</returns>
    internal (User User, string Secret) Open(NewAccount account, string hash)
    {
        var user = User.Register(Ids.New(clock), account, hash, clock.GetUtcNow());
        var (token, secret) = OneTimeToken.Issue(user.Id, TokenPurpose.ConfirmEmail, clock);
        users.Add(user);
        users.Add(token);
        outbox.Add(new UserRegistered(user.Id, user.Language.Code));
        return (user, secret);
    }

    /// <summary>Creates an account with a confirmed mailbox.</summary>
    internal async Task<User> OpenConfirmedAsync(NewAccount account, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(account.Password, cancellationToken);
        var user = User.Register(Ids.New(clock), account, hash, clock.GetUtcNow());
        user.ConfirmEmail(clock.GetUtcNow());
        users.Add(user);
        outbox.Add(new UserRegistered(user.Id, user.Language.Code));
        return user;
    }
}
