namespace Marketplace.Modules.Users;

/// <summary>Loads and stores sessions.</summary>
public interface ISessionRepository
{
    void Add(Session session);

    /// <summary>Marks an active token as replaced and stores its encrypted successor in one statement, so that one of
    /// many concurrent callers wins.</summary>
    /// <returns>The updated token, or null when it is not active.</returns>
    Task<Session?> RotateAsync(
        byte[] tokenHash,
        byte[] successorCipher,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    Task<Session?> ReadAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Ends one session; false when the user has no such active session.</summary>
    Task<bool> EndAsync(
        Guid userId,
        Guid familyId,
        SessionEnd reason,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Ends all sessions of a user.</summary>
    Task EndAllAsync(Guid userId, SessionEnd reason, DateTimeOffset now, CancellationToken cancellationToken);
}
