namespace Marketplace.Modules.Users;

/// <summary>One refresh token of a sign-in; the tokens that followed one another form a family, which is the session a
/// user sees.</summary>
/// <remarks>The token itself is never stored, only its hash. Source: docs/decisions/0020-sessions.md.</remarks>
public sealed class Session
{
    /// <summary>A session unused this long is over.</summary>
    public static readonly TimeSpan SlidingLife = TimeSpan.FromDays(30);

    /// <summary>A session is over this long after sign-in, used or not.</summary>
    public static readonly TimeSpan AbsoluteLife = TimeSpan.FromDays(90);

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The session: claim <c>sid</c> of its access tokens.</summary>
    public Guid FamilyId { get; init; }

    /// <summary>The token this one replaced, null for the first.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The token that replaced this one, readable only with this one.</summary>
    public byte[]? SuccessorCipher { get; init; }

    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>When the user signed in (the same in the whole family).</summary>
    public DateTimeOffset SignedInAt { get; init; }

    /// <summary>When this token was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public SessionEnd? EndReason { get; init; }

    public string? Ip { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>First token of a new sign-in.</summary>
    public static Session Open(Guid id, Guid userId, byte[] tokenHash, ClientInfo client, DateTimeOffset now) =>
        new()
        {
            Id = id,
            FamilyId = id,
            UserId = userId,
            TokenHash = tokenHash,
            SignedInAt = now,
            CreatedAt = now,
            ExpiresAt = now + SlidingLife,
            Ip = client.Ip,
            UserAgent = client.UserAgent,
        };

    /// <summary>The token that replaces this one.</summary>
    public Session Successor(Guid id, byte[] tokenHash, ClientInfo client, DateTimeOffset now) =>
        new()
        {
            Id = id,
            FamilyId = FamilyId,
            ParentId = Id,
            UserId = UserId,
            TokenHash = tokenHash,
            SignedInAt = SignedInAt,
            CreatedAt = now,
            ExpiresAt = Earlier(now + SlidingLife, SignedInAt + AbsoluteLife),
            Ip = client.Ip,
            UserAgent = client.UserAgent,
        };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>Why a session ended before its time.</summary>
public enum SessionEnd
{
    SignedOut,
    PasswordChanged,
    EmailChanged,
    Disabled,

    /// <summary>A token that had long been replaced came again: somebody copied it.</summary>
    ReuseDetected,
}

/// <summary>Where a request came from, as shown in the list of sessions.</summary>
public sealed record ClientInfo(string? Ip, string? UserAgent)
{
    public const int MaxUserAgent = 256;
}
