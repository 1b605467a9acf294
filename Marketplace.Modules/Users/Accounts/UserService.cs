using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Profile and e-mail changes made by users themselves.</summary>
public sealed class UserService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    AuthService auth,
    AccountMailer mails,
    TimeProvider clock
)
{
    /// <summary>Changes name, phone or language; null leaves a value unchanged, an empty phone removes it.</summary>
    /// <param name="expected">Version the change is based on; null for any.</param>
    /// <remarks>Errors: <c>precondition.failed</c>.</remarks>
    public Task<Result<User>> ChangeProfileAsync(
        Actor actor,
        ProfileChange change,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<User>(
            async ct =>
            {
                if (await users.FindForUpdateAsync(actor.Id, ct) is not { } user)
                    return PlatformErrors.NotFound;
                if (expected?.Refusal(user.Version) is { } stale)
                    return stale;
                user.ChangeProfile(change.DisplayName, change.Phone, change.Language);
                await unitOfWork.FlushAsync(ct);
                return user;
            },
            cancellationToken
        );

    /// <summary>Sends a link to a new address; the account switches when it is followed. The caller cannot tell whether
    /// the address already has an account.</summary>
    /// <param name="mayMailAsync">Asked once the password has proven right: why no mail may be sent, or null.</param>
    /// <remarks>Errors: <c>auth.wrong_password</c> (counts towards a lock; also when the password changed in the
    /// meantime), <c>auth.account_locked</c>. Repeat: the last link wins, earlier ones are invalidated.</remarks>
    public async Task<Result> AskEmailChangeAsync(
        Actor actor,
        string newEmail,
        string password,
        ClientInfo client,
        Func<Task<Error?>> mayMailAsync,
        CancellationToken cancellationToken
    )
    {
        var check = await auth.CheckPasswordAsync(actor.Id, password, client, cancellationToken);
        if (!check.Succeeded)
            return check.Error;
        if (await mayMailAsync() is { } tooMany)
            return tooMany;
        return await unitOfWork.ExecuteAsync(
            async ct =>
            {
                var owner = await users.FindByEmailForUpdateAsync(newEmail, ct);
                if (await users.FindForUpdateAsync(actor.Id, ct) is not { } user)
                    return PlatformErrors.NotFound;
                if (user.SecurityStamp != check.Value.SecurityStamp)
                    return UserErrors.WrongPassword;
                await users.DropTokensAsync(user.Id, [TokenPurpose.ChangeEmail], ct);
                mails.EmailChangeRequested(user);
                if (owner is null)
                {
                    var (token, secret) = OneTimeToken.Issue(user.Id, TokenPurpose.ChangeEmail, clock, newEmail);
                    users.Add(token);
                    mails.ConfirmNewEmail(user, newEmail, secret);
                }
                else
                {
                    mails.NewEmailIsTaken(owner);
                }

                return Result.Success;
            },
            cancellationToken
        );
    }
}

/// <summary>Profile changes; null leaves a value unchanged.</summary>
/// <param name="Phone">E.164; empty removes it.</param>
public sealed record ProfileChange(string? DisplayName, string? Phone, Language? Language);
