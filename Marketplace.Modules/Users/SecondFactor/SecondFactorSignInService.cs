using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Completes sign-ins with a code.</summary>
public sealed class SecondFactorSignInService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    SessionService sessions,
    ISecondFactorRepository secondFactors,
    SecondFactorCodeService codes,
    TimeProvider clock
)
{
    /// <summary>Opens the session that a right password was asked for.</summary>
    /// <param name="challenge">From <see cref="AuthService.SignInAsync"/>.</param>
    /// <remarks>Errors: <c>auth.challenge_expired</c>; <c>auth.code_invalid</c> and <c>auth.second_factor_locked</c>,
    /// after which the challenge can be used again; <c>auth.second_factor_missing</c> when it was removed meanwhile.
    /// Repeat: refused, of challenge and code. Order and locks: the account, its second factor.</remarks>
    public async Task<Result<SignedIn>> CompleteAsync(
        string challenge,
        string code,
        ClientInfo client,
        CancellationToken cancellationToken
    ) =>
        await unitOfWork.RunAsync<Result<SignedIn>>(
            async ct =>
            {
                var now = clock.GetUtcNow();
                if (
                    await users.ReadTokenAsync(challenge, [TokenPurpose.SecondFactor], now, ct) is not { } token
                    || await users.FindForUpdateAsync(token.UserId, ct) is not { Status: UserStatus.Active } user
                )
                {
                    return SecondFactorErrors.ChallengeExpired;
                }

                if (await codes.RefusalAsync(user, code, ct) is { } refusal)
                    return refusal;
                if (!await users.TakeTokenAsync(token, now, ct))
                    return SecondFactorErrors.ChallengeExpired;
                var signedIn = await sessions.OpenAsync(user, client, ct);
                await secondFactors.ProveAsync(user.Id, signedIn.SessionId, now, ct);
                return signedIn;
            },
            cancellationToken
        );
}
