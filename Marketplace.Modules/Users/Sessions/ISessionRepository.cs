namespace Marketplace.Modules.Users;

/// <summary>Keeps sessions.</summary>
public interface ISessionRepository
{
    void Add(Session session);

    /// <summary>Marks a live token as replaced and keeps its sealed successor: one statement, so of many at once one
    /// wins.</summary>
    /// <returns>The token as it is now, or null when it is not live.</returns>
    Task<Session?> RotateAsync(
        byte[] tokenHash,
        byte[] successorCipher,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    Task<Session?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Ends one session; false when the user has no such live session.</summary>
    Task<bool> EndAsync(
        Guid userId,
        Guid familyId,
        SessionEnd reason,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Ends every session of a user.</summary>
    Task EndAllAsync(Guid userId, SessionEnd reason, DateTimeOffset now, CancellationToken cancellationToken);
}
