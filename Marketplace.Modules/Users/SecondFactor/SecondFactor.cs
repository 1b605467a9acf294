using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>The second factor of an account: the secret that it shares with an authenticator app (TOTP).</summary>
/// <remarks>Its id is that of the account. Source: RFC 6238.</remarks>
public sealed class SecondFactor : Entity
{
    /// <summary>Wrong codes in a row that lock it.</summary>
    public const int FailuresPerLock = 5;
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(24);

    private SecondFactor() { }

    /// <summary>The secret, encrypted (<see cref="SecondFactorCipher"/>).</summary>
    public byte[] SecretCipher { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the first code proved that the app knows the secret; null until then.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Time step of the last code that was used. It and all before it are never accepted again.</summary>
    public long LastStep { get; private set; }

    /// <summary>Wrong codes since the last right one.</summary>
    public int Failures { get; private set; }

    /// <summary>Until then no code is checked; null when it is not locked.</summary>
    public DateTimeOffset? LockedUntil { get; private set; }

    public bool IsOn => ConfirmedAt is not null;

    /// <summary>Begins an enrolment.</summary>
    internal static SecondFactor Begin(Guid userId, byte[] secretCipher, DateTimeOffset now) =>
        new()
        {
            Id = userId,
            SecretCipher = secretCipher,
            CreatedAt = now,
        };

    /// <summary>Begins the enrolment anew; only while it is not confirmed.</summary>
    internal void BeginAgain(byte[] secretCipher, DateTimeOffset now) =>
        (SecretCipher, CreatedAt, LastStep) = (secretCipher, now, 0);

    internal bool IsLockedAt(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Uses the code of a time step up.</summary>
    /// <returns>False when this code, or one after it, was used before.</returns>
    internal bool Use(long step)
    {
        if (step <= LastStep)
            return false;
        LastStep = step;
        ForgetFailures();
        return true;
    }

    internal void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    internal void ForgetFailures() => (Failures, LockedUntil) = (0, null);

    /// <summary>Counts a wrong code. Every fifth one locks: for 15 minutes, then twice as long each time, up to a
    /// day.</summary>
    /// <returns>Whether this one locked it.</returns>
    internal bool Fail(DateTimeOffset now)
    {
        Failures++;
        if (Failures % FailuresPerLock != 0)
            return false;
        var length = FirstLock * (1 << Math.Min(Failures / FailuresPerLock - 1, 7));
        LockedUntil = now + (length < LongestLock ? length : LongestLock);
        return true;
    }
}

/// <summary>A code that stands in for the authenticator app once.</summary>
internal sealed class RecoveryCode
{
    public Guid UserId { get; init; }

    /// <summary>SHA-256 of the code.</summary>
    public required byte[] CodeHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it can be used.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>When the user of a session last entered a code.</summary>
internal sealed class SecondFactorProof
{
    /// <summary>The session: claim <c>sid</c> of its access tokens.</summary>
    public Guid SessionId { get; init; }

    public Guid UserId { get; init; }

    public DateTimeOffset ProvenAt { get; init; }
}
