using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

internal sealed class UserRepository(MarketplaceDbContext db) : IUserRepository
{
    public Task<User?> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);

    public async Task<User?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken) =>
        (
            await db.Set<User>()
                .FromSql($"SELECT * FROM users.users WHERE id = {id} FOR UPDATE")
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();

    public Task<User?> ReadByEmailAsync(string email, CancellationToken cancellationToken) =>
        db.Set<User>()
            .AsNoTracking()
            .SingleOrDefaultAsync(u => u.Email == email && u.Status != UserStatus.Guest, cancellationToken);

    public async Task<User?> FindByEmailForUpdateAsync(string email, CancellationToken cancellationToken)
    {
        await AdvisoryLocks.UserEmail.For(email).WaitAsync(db, cancellationToken);
        return await db.Set<User>()
            .SingleOrDefaultAsync(u => u.Email == email && u.Status != UserStatus.Guest, cancellationToken);
    }

    public async Task<User?> FindGuestByEmailForUpdateAsync(string email, CancellationToken cancellationToken)
    {
        await AdvisoryLocks.UserEmail.For(email).WaitAsync(db, cancellationToken);
        return await db.Set<User>()
            .SingleOrDefaultAsync(u => u.Email == email && u.Status == UserStatus.Guest, cancellationToken);
    }

    public void Add(User user) => db.Add(user);

    public void Add(OneTimeToken token) => db.Add(token);

    public Task<int> CountTokensAsync(
        Guid userId,
        TokenPurpose purpose,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        db.Set<OneTimeToken>()
            .CountAsync(t => t.UserId == userId && t.Purpose == purpose && t.CreatedAt > since, cancellationToken);

    public Task<OneTimeToken?> ReadTokenAsync(
        string secret,
        IReadOnlyCollection<TokenPurpose> purposes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var hash = RandomSecret.Hash(secret);
        return db.Set<OneTimeToken>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                t => t.TokenHash == hash && purposes.Contains(t.Purpose) && t.UsedAt == null && t.ExpiresAt > now,
                cancellationToken
            );
    }

    public async Task<bool> TakeTokenAsync(
        OneTimeToken token,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        await db.Set<OneTimeToken>()
            .Where(t => t.Id == token.Id && t.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellationToken) == 1;

    public Task DropTokensAsync(
        Guid userId,
        IReadOnlyCollection<TokenPurpose> purposes,
        CancellationToken cancellationToken
    ) =>
        db.Set<OneTimeToken>()
            .Where(t => t.UserId == userId && purposes.Contains(t.Purpose) && t.UsedAt == null)
            .ExecuteDeleteAsync(cancellationToken);

    public async Task RecordFailedSignInAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var user = (
            await db.Set<User>()
                .FromSql($"SELECT * FROM users.users WHERE id = {userId} FOR UPDATE")
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();
        var failures = user is null || user.IsLockedAt(now) ? 0 : user.FailedCount + 1;
        var until = Lockout.After(failures, now) ?? user?.LockedUntil;
        await db.Set<User>()
            .Where(u => u.Id == userId && failures > 0)
            .ExecuteUpdateAsync(
                u => u.SetProperty(x => x.FailedCount, failures).SetProperty(x => x.LockedUntil, until),
                cancellationToken
            );
    }

    public async Task<IReadOnlyList<string>> ListOpenAddressesAsync(
        Guid userId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Session>()
            .Where(s =>
                s.UserId == userId && s.Ip != null && s.RotatedAt == null && s.RevokedAt == null && s.ExpiresAt > now
            )
            .Select(s => s.Ip!)
            .Distinct()
            .ToListAsync(cancellationToken);

    public Task ClearFailedSignInsAsync(Guid userId, CancellationToken cancellationToken) =>
        db.Set<User>()
            .Where(u => u.Id == userId && u.FailedCount > 0)
            .ExecuteUpdateAsync(
                u => u.SetProperty(x => x.FailedCount, 0).SetProperty(x => x.LockedUntil, (DateTimeOffset?)null),
                cancellationToken
            );
}
