using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Authenticates users by password.</summary>
public sealed class AuthService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    SessionService sessions,
    ISecondFactorRepository secondFactors,
    PasswordHashService passwords,
    TimeProvider clock
)
{
    /// <summary>Signs a user in; an account with a second factor gets a challenge, which
    /// <see cref="SecondFactorSignInService"/> takes with a code.</summary>
    /// <remarks>
    /// Errors: <c>auth.invalid_credentials</c> for an unknown address, a wrong password, and any password while the
    /// account is locked, all taking the same time; <c>auth.account_disabled</c> only when the password is correct.
    /// Repeat: each sign-in opens its own session; failures count towards a lock, which does not concern addresses from
    /// which the account has an open session.
    /// </remarks>
    public async Task<Result<PasswordSignIn>> SignInAsync(
        string email,
        string password,
        ClientInfo client,
        CancellationToken cancellationToken
    )
    {
        var user = await users.ReadByEmailAsync(email, cancellationToken);
        if (user is null || await IsLockedForAsync(user, client, cancellationToken))
        {
            await passwords.VerifyNothingAsync(password, cancellationToken);
            await RecordFailureAsync(Guid.Empty, cancellationToken);
            return UserErrors.InvalidCredentials;
        }

        var (isRight, needsRehash) = await passwords.VerifyAsync(user.PasswordHash, password, cancellationToken);
        if (!isRight)
        {
            await RecordFailureAsync(user.Id, cancellationToken);
            return UserErrors.InvalidCredentials;
        }

        var fresh = needsRehash ? await passwords.HashAsync(password, cancellationToken) : null;
        return await unitOfWork.ExecuteAsync<PasswordSignIn>(
            async ct =>
            {
                // The password may have changed since it was verified: only the account state that was verified may
                // sign in.
                var current = await users.FindForUpdateAsync(user.Id, ct);
                if (current is null || current.SecurityStamp != user.SecurityStamp)
                    return UserErrors.InvalidCredentials;
                // Other guesses may have locked the account while this one was verified.
                if (await IsLockedForAsync(current, client, ct))
                    return UserErrors.InvalidCredentials;
                if (Refusal(current) is { } refusal)
                    return refusal;
                // A sign-in from an exempt address must not give strangers new attempts.
                if (!current.IsLockedAt(clock.GetUtcNow()))
                    await users.ClearFailedSignInsAsync(current.Id, ct);
                if (fresh is not null)
                    current.Rehash(fresh);
                return await OpenAsync(current, client, ct);
            },
            cancellationToken
        );
    }

    /// <summary>Verifies the password of a signed-in user, counting failures as a sign-in does.</summary>
    /// <remarks>Errors: <c>auth.wrong_password</c>; <c>auth.account_locked</c> whether or not the password is
    /// correct.</remarks>
    public async Task<Result<User>> CheckPasswordAsync(
        Guid userId,
        string password,
        ClientInfo client,
        CancellationToken cancellationToken
    )
    {
        var user = await users.ReadAsync(userId, cancellationToken);
        if (user is null)
            return PlatformErrors.NotFound;
        if (await IsLockedForAsync(user, client, cancellationToken))
            return UserErrors.AccountLocked.With(("until", user.LockedUntil));
        if (!(await passwords.VerifyAsync(user.PasswordHash, password, cancellationToken)).IsRight)
        {
            await RecordFailureAsync(userId, cancellationToken);
            return UserErrors.WrongPassword;
        }

        var current = await users.ReadAsync(userId, cancellationToken);
        if (current is null || await IsLockedForAsync(current, client, cancellationToken))
            return UserErrors.AccountLocked.With(("until", current?.LockedUntil));
        return Refusal(user) is { } refusal ? refusal : user;
    }

    private async Task<PasswordSignIn> OpenAsync(User user, ClientInfo client, CancellationToken cancellationToken)
    {
        if (!await secondFactors.IsOnAsync(user.Id, cancellationToken))
            return new(await sessions.OpenAsync(user, client, cancellationToken), null);
        var (token, secret) = OneTimeToken.Issue(user.Id, TokenPurpose.SecondFactor, clock);
        users.Add(token);
        return new(null, secret);
    }

    private static Error? Refusal(User user) =>
        user.Status switch
        {
            UserStatus.Active => null,
            UserStatus.Disabled => UserErrors.AccountDisabled.ToError(),
            _ => UserErrors.InvalidCredentials.ToError(),
        };

    /// <summary>Whether the account is locked for this client: strangers' guesses must not keep its owner out, so
    /// addresses with an open session of the account are exempt.</summary>
    private async Task<bool> IsLockedForAsync(User user, ClientInfo client, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!user.IsLockedAt(now))
            return false;
        var known = await users.ListOpenAddressesAsync(user.Id, now, cancellationToken);
        return client.Ip is null || !known.Any(ip => ClientAddress.IsSameSubscriber(ip, client.Ip));
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
