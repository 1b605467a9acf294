using Marketplace.Foundation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Http;

/// <summary>The sign-in limits of an account that is known by its id.</summary>
public sealed class PasswordAttempts(SignInLimits limits, UserQueries users, AuthService auth)
{
    /// <summary>Runs a password check of a signed-in user unless too many went wrong before: a stolen access token must
    /// not be a way to guess the password.</summary>
    /// <returns>What the check returns, or <c>rate.limited</c> without running it.</returns>
    public async Task<Result> LimitAsync(
        Guid userId,
        HttpContext context,
        Func<ClientInfo, Task<Result>> checkAsync,
        CancellationToken cancellationToken
    )
    {
        if (await users.FindAsync(userId, cancellationToken) is not { } user)
            return PlatformErrors.NotFound;
        var result = await limits.LimitAsync<bool>(
            user.Email,
            context,
            async () => await checkAsync(RequestClient.Of(context)) is { Succeeded: false } failed ? failed.Error : true
        );
        return result.Succeeded ? Result.Success : result.Error;
    }

    /// <summary>Checks the password of a signed-in user before they do what asks for it.</summary>
    /// <remarks>Errors: <c>auth.wrong_password</c> (counts towards a lock), <c>auth.account_locked</c>,
    /// <c>rate.limited</c>.</remarks>
    public Task<Result> CheckAsync(
        Guid userId,
        string password,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        LimitAsync(
            userId,
            context,
            async client =>
            {
                var check = await auth.CheckPasswordAsync(userId, password, client, cancellationToken);
                return check.Succeeded ? Result.Success : check.Error;
            },
            cancellationToken
        );

    /// <summary>Forgets the wrong passwords of an account once its owner has proven themselves, or an administrator
    /// unlocks it.</summary>
    public async Task ForgetAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(userId, cancellationToken) is { } user)
            await limits.ForgetAsync(user.Email);
    }
}
