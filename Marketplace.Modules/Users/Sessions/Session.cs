namespace Marketplace.Modules.Users;

/// <summary>One refresh token of a sign-in; the chain of replaced tokens forms a family, which users see as one
/// session.</summary>
/// <remarks>The token itself is never stored, only its hash. Source: docs/decisions/0012-sessions.md.</remarks>
public sealed class Session
{
    /// <summary>Idle timeout: a session unused this long expires.</summary>
    public static readonly TimeSpan SlidingLife = TimeSpan.FromDays(30);

    /// <summary>Absolute lifetime of a session after sign-in.</summary>
    public static readonly TimeSpan AbsoluteLife = TimeSpan.FromDays(90);

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The session id: claim <c>sid</c> of its access tokens.</summary>
    public Guid FamilyId { get; init; }

    /// <summary>The token this one replaced, null for the first.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The replacing token, encrypted with this one.</summary>
    public byte[]? SuccessorCipher { get; init; }

    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>When the user signed in (same for the whole family).</summary>
    public DateTimeOffset SignedInAt { get; init; }

    /// <summary>When this token was issued.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public SessionEnd? EndReason { get; init; }

    public string? Ip { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>Creates the first token of a new sign-in.</summary>
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

    /// <summary>Creates the token that replaces this one.</summary>
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

/// <summary>Why a session ended early.</summary>
public enum SessionEnd
{
    SignedOut,
    PasswordChanged,
    EmailChanged,
    Disabled,

    /// <summary>A long-replaced token was presented again: it was probably stolen.</summary>
    ReuseDetected,
}

/// <summary>Client of a request, as shown in the session list.</summary>
public sealed record ClientInfo(string? Ip, string? UserAgent)
{
    public const int MaxUserAgent = 256;
}
