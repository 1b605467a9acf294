using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

internal sealed class SessionRepository(MarketplaceDbContext db) : ISessionRepository
{
    public void Add(Session session) => db.Add(session);

    public async Task<Session?> RotateAsync(
        byte[] tokenHash,
        byte[] successorCipher,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var rotated = await db.Set<Session>()
            .FromSql(
                $"""
                UPDATE users.sessions SET rotated_at = {now}, successor_cipher = {successorCipher}
                WHERE token_hash = {tokenHash} AND rotated_at IS NULL AND revoked_at IS NULL AND expires_at > {now}
                    RETURNING *
                """
            )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return rotated.SingleOrDefault();
    }

    public Task<Session?> ReadAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        db.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.TokenHash == tokenHash, cancellationToken);

    public async Task<bool> EndAsync(
        Guid userId,
        Guid familyId,
        SessionEnd reason,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        await EndAsync(
            db.Set<Session>().Where(s => s.UserId == userId && s.FamilyId == familyId),
            reason,
            now,
            cancellationToken
        ) > 0;

    public Task EndAllAsync(Guid userId, SessionEnd reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        EndAsync(db.Set<Session>().Where(s => s.UserId == userId), reason, now, cancellationToken);

    /// <summary>Repeats until no row is affected: the statement may have waited for a rotation whose new token is not
    /// in its snapshot; the next one sees it.</summary>
    private static async Task<int> EndAsync(
        IQueryable<Session> sessions,
        SessionEnd reason,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var ended = 0;
        while (
            await sessions
                .Where(s => s.RevokedAt == null)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(x => x.RevokedAt, now).SetProperty(x => x.EndReason, reason),
                    cancellationToken
                )
                is > 0
                    and var count
        )
        {
            ended += count;
        }

        return ended;
    }
}
