using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Authenticates users by password.</summary>
public sealed class AuthService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    SessionService sessions,
    PasswordHashService passwords,
    TimeProvider clock
)
{
    /// <summary>Signs a user in.</summary>
    /// <remarks>
    /// Errors: <c>auth.invalid_credentials</c> for an unknown address, a wrong password, and a wrong password of a
    /// locked account, all taking the same time;
    /// <c>auth.account_locked</c> and <c>auth.account_disabled</c> only when the password is correct.
    /// Repeat: each sign-in opens its own session; failures count towards a lock.
    /// </remarks>
    public async Task<Result<SignedIn>> SignInAsync(
        string email,
        string password,
        ClientInfo client,
        CancellationToken cancellationToken
    )
    {
        var user = await users.ReadByEmailAsync(email, cancellationToken);
        if (user is null)
            passwords.VerifyNothing(password);
        var (isRight, needsRehash) = user is null ? (false, false) : passwords.Verify(user.PasswordHash, password);
        if (!isRight)
        {
            await RecordFailureAsync(user?.Id ?? Guid.Empty, cancellationToken);
            return UserErrors.InvalidCredentials;
        }

        var fresh = needsRehash ? passwords.Hash(password) : null;
        return await unitOfWork.ExecuteAsync<SignedIn>(
            async ct =>
            {
                // The password may have changed since it was verified: only the account state that was verified may
                // sign in.
                var current = await users.FindForUpdateAsync(user!.Id, ct);
                if (current is null || current.SecurityStamp != user.SecurityStamp)
                    return UserErrors.InvalidCredentials;
                if (Refusal(current) is { } refusal)
                    return refusal;
                await users.ClearFailedSignInsAsync(current.Id, ct);
                if (fresh is not null)
                    current.Rehash(fresh);
                return await sessions.OpenAsync(current, client, ct);
            },
            cancellationToken
        );
    }

    /// <summary>Verifies the password of a signed-in user, counting failures as a sign-in does.</summary>
    /// <remarks>Errors: <c>auth.wrong_password</c>, <c>auth.account_locked</c>.</remarks>
    public async Task<Result<User>> CheckPasswordAsync(
        Guid userId,
        string password,
        CancellationToken cancellationToken
    )
    {
        var user = await users.ReadAsync(userId, cancellationToken);
        if (user is null)
            return PlatformErrors.NotFound;
        if (!passwords.Verify(user.PasswordHash, password).IsRight)
        {
            await RecordFailureAsync(userId, cancellationToken);
            return UserErrors.WrongPassword;
        }

        return Refusal(user) is { } refusal ? refusal : user;
    }

    private Error? Refusal(User user)
    {
        if (user.IsLockedAt(clock.GetUtcNow()))
            return UserErrors.AccountLocked.With(("until", user.LockedUntil));
        return user.Status switch
        {
            UserStatus.Active => null,
            UserStatus.Disabled => UserErrors.AccountDisabled.ToError(),
            _ => UserErrors.InvalidCredentials.ToError(),
        };
    }

    private Task RecordFailureAsync(Guid userId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                await users.RecordFailedSignInAsync(userId, clock.GetUtcNow(), ct);
                return Result.Success;
            },
            cancellationToken
        );
}
