using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>What a signed-in user does with the codes of their second factor.</summary>
/// <remarks>Errors of every action: <c>auth.second_factor_missing</c>, <c>auth.code_invalid</c>,
/// <c>auth.second_factor_locked</c>. A refused code counts. Order and locks: the account, its second factor.</remarks>
public sealed class SecondFactorService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    ISecondFactorRepository secondFactors,
    SecondFactorCodeService codes,
    SecondFactorPublisher publisher,
    TimeProvider clock
)
{
    /// <summary>Turns the second factor on with the first code of the app, and gives the recovery codes. Counts as
    /// entering a code in this session.</summary>
    /// <remarks>Errors: <c>auth.second_factor_missing</c> when no enrolment was begun; <c>auth.second_factor_on</c>.
    /// Repeat: refused.</remarks>
    public Task<Result<IReadOnlyList<string>>> ConfirmAsync(
        Guid userId,
        Guid sessionId,
        string code,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            userId,
            async (user, ct) =>
            {
                var factor = await secondFactors.FindForUpdateAsync(user.Id, confirmed: false, ct);
                return factor switch
                {
                    null => SecondFactorErrors.Missing.ToError(),
                    { IsOn: true } => SecondFactorErrors.IsOn.ToError(),
                    _ => codes.RefusalOfApp(user, factor, code),
                };
            },
            async (user, ct) =>
            {
                var factor = await secondFactors.FindForUpdateAsync(user.Id, confirmed: false, ct);
                factor!.Confirm(clock.GetUtcNow());
                publisher.TurnedOn(user);
                await secondFactors.ProveAsync(user.Id, sessionId, clock.GetUtcNow(), ct);
                return await NewRecoveryCodesAsync(user.Id, ct);
            },
            cancellationToken
        );

    /// <summary>Enters a code in a session, so that it may do what asks for a recent one.</summary>
    public async Task<Result> ProveAsync(Guid userId, Guid sessionId, string code, CancellationToken cancellationToken)
    {
        var proven = await ActAsync(
            userId,
            (user, ct) => codes.RefusalAsync(user, code, ct),
            async (user, ct) =>
            {
                await secondFactors.ProveAsync(user.Id, sessionId, clock.GetUtcNow(), ct);
                return true;
            },
            cancellationToken
        );
        return proven.Succeeded ? Result.Success : proven.Error;
    }

    /// <summary>Replaces the recovery codes; the ones before are void.</summary>
    public Task<Result<IReadOnlyList<string>>> RenewRecoveryCodesAsync(
        Guid userId,
        string code,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            userId,
            (user, ct) => codes.RefusalAsync(user, code, ct),
            (user, ct) =>
            {
                publisher.RecoveryCodesRenewed(user);
                return NewRecoveryCodesAsync(user.Id, ct);
            },
            cancellationToken
        );

    private async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid userId, CancellationToken cancellationToken)
    {
        var fresh = Enumerable
            .Range(0, SecondFactorCodes.RecoveryCodes)
            .Select(_ => SecondFactorCodes.NewRecoveryCode())
            .ToList();
        await secondFactors.ReplaceRecoveryCodesAsync(
            userId,
            fresh.ConvertAll(code => SecondFactorCodes.HashOf(userId, code)),
            clock.GetUtcNow(),
            cancellationToken
        );
        return fresh;
    }

    /// <summary>Commits also when the code is refused, so that the attempt counts.</summary>
    private async Task<Result<T>> ActAsync<T>(
        Guid userId,
        Func<User, CancellationToken, Task<Error?>> refusalAsync,
        Func<User, CancellationToken, Task<T>> actAsync,
        CancellationToken cancellationToken
    ) =>
        await unitOfWork.RunAsync<Result<T>>(
            async ct =>
            {
                if (await users.FindForUpdateAsync(userId, ct) is not { } user)
                    return PlatformErrors.NotFound;
                return await refusalAsync(user, ct) is { } refusal ? refusal : Result.Of(await actAsync(user, ct));
            },
            cancellationToken
        );
}
