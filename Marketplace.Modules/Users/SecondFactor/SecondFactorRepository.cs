using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

internal sealed class SecondFactorRepository(MarketplaceDbContext db) : ISecondFactorRepository
{
    public Task<bool> IsOnAsync(Guid userId, CancellationToken cancellationToken) =>
        db.Set<SecondFactor>().AnyAsync(f => f.Id == userId && f.ConfirmedAt != null, cancellationToken);

    public async Task<SecondFactor?> FindForUpdateAsync(
        Guid userId,
        bool confirmed,
        CancellationToken cancellationToken
    )
    {
        var found = (
            await db.Set<SecondFactor>()
                .FromSql($"SELECT * FROM users.second_factors WHERE user_id = {userId} FOR UPDATE")
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();
        return confirmed && found is { IsOn: false } ? null : found;
    }

    public void Add(SecondFactor secondFactor) => db.Add(secondFactor);

    /// <remarks>Recovery codes and proofs go with it: their foreign keys cascade.</remarks>
    public void Remove(SecondFactor secondFactor) => db.Remove(secondFactor);

    public async Task ReplaceRecoveryCodesAsync(
        Guid userId,
        IReadOnlyCollection<byte[]> hashes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await db.Set<RecoveryCode>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(
            hashes.Select(hash => new RecoveryCode
            {
                UserId = userId,
                CodeHash = hash,
                CreatedAt = now,
            })
        );
    }

    public async Task<bool> TakeRecoveryCodeAsync(
        Guid userId,
        byte[] hash,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        await db.Set<RecoveryCode>()
            .Where(c => c.UserId == userId && c.CodeHash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancellationToken) == 1;

    public Task ProveAsync(Guid userId, Guid sessionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO users.second_factor_proofs (session_id, user_id, proven_at)
            VALUES ({sessionId}, {userId}, {now})
            ON CONFLICT (session_id) DO UPDATE SET proven_at = {now}
            """,
            cancellationToken
        );
}
