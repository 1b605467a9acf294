using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Checks codes of second factors, and uses them up.</summary>
public sealed class SecondFactorCodeService(
    ISecondFactorRepository secondFactors,
    SecondFactorCipher secrets,
    SecondFactorPublisher publisher,
    TimeProvider clock
)
{
    /// <summary>Uses a code of the user's app, or a recovery code, up.</summary>
    /// <returns>Why the code is refused; null when it was right.</returns>
    /// <remarks>
    /// Called inside a transaction that commits even when the code is refused, because the attempt counts.
    /// Errors: <c>auth.second_factor_missing</c>, <c>auth.second_factor_locked</c>, <c>auth.code_invalid</c>.
    /// Repeat: refused, every code works once. Order and locks: the account (by the caller), its second factor.
    /// </remarks>
    public async Task<Error?> RefusalAsync(User user, string code, CancellationToken cancellationToken)
    {
        if (await secondFactors.FindForUpdateAsync(user.Id, confirmed: true, cancellationToken) is not { } factor)
            return SecondFactorErrors.Missing.ToError();
        var text = SecondFactorCodes.Normalised(code);
        if (!SecondFactorCodes.IsRecoveryCode(text))
            return RefusalOfApp(user, factor, text);
        var now = clock.GetUtcNow();
        if (factor.IsLockedAt(now))
            return Locked(factor);
        var hash = SecondFactorCodes.HashOf(user.Id, text);
        if (!await secondFactors.TakeRecoveryCodeAsync(user.Id, hash, now, cancellationToken))
            return Refuse(user, factor);
        factor.ForgetFailures();
        publisher.RecoveryCodeUsed(user);
        return null;
    }

    /// <summary>As <see cref="RefusalAsync"/>, for a code of the app alone; also while the enrolment is not
    /// confirmed.</summary>
    public Error? RefusalOfApp(User user, SecondFactor factor, string code)
    {
        var now = clock.GetUtcNow();
        if (factor.IsLockedAt(now))
            return Locked(factor);
        var secret = secrets.Open(user.Id, factor.SecretCipher);
        return SecondFactorCodes.StepOf(secret, SecondFactorCodes.Normalised(code), now) is { } step && factor.Use(step)
            ? null
            : Refuse(user, factor);
    }

    private static Error Locked(SecondFactor factor) => SecondFactorErrors.Locked.With(("until", factor.LockedUntil));

    private Error Refuse(User user, SecondFactor factor)
    {
        if (factor.Fail(clock.GetUtcNow()))
            publisher.Locked(user, factor);
        return SecondFactorErrors.CodeInvalid.ToError();
    }
}
