using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

/// <summary>Reads accounts and sessions for their owners and for administrators.</summary>
public sealed class UserQueries(MarketplaceDbContext db, CursorCodec cursors, TimeProvider clock)
{
    private static readonly Keyset<User, (DateTimeOffset, Guid)> Newest = Keyset.Descending<User, DateTimeOffset, Guid>(
        "newest",
        u => u.CreatedAt,
        u => u.Id
    );

    public Task<User?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken);

    /// <summary>Whether the mailbox is confirmed now; a token may have been issued before it was.</summary>
    public Task<bool> IsEmailConfirmedAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<User>().AnyAsync(u => u.Id == id && u.EmailConfirmedAt != null, cancellationToken);

    /// <summary>The account of a session opened under a security stamp; null when the session, the stamp or the account
    /// is no longer valid.</summary>
    public Task<User?> FindStandingAsync(Guid userId, Guid sessionId, string stamp, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<User>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                u =>
                    u.Id == userId
                    && u.Status == UserStatus.Active
                    && u.SecurityStamp == stamp
                    && db.Set<Session>()
                        .Any(s =>
                            s.UserId == userId
                            && s.FamilyId == sessionId
                            && s.RotatedAt == null
                            && s.RevokedAt == null
                            && s.ExpiresAt > now
                        ),
                cancellationToken
            );
    }

    /// <summary>The user's open sessions, most recently used first.</summary>
    public async Task<IReadOnlyList<SessionSummary>> SessionsOfAsync(
        Guid userId,
        Guid? currentSessionId,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        return await db.Set<Session>()
            .Where(s => s.UserId == userId && s.RotatedAt == null && s.RevokedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.CreatedAt)
            .ThenBy(s => s.Id)
            .Select(s => new SessionSummary(
                s.FamilyId,
                s.FamilyId == currentSessionId,
                s.SignedInAt,
                s.CreatedAt,
                s.ExpiresAt,
                s.Ip,
                s.UserAgent
            ))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Accounts for administrators, newest first.</summary>
    /// <param name="search">Part of the e-mail address or the name, ignoring case and Turkish diacritics.</param>
    public async Task<Result<Page<UserListing>>> ListAsync(
        string? search,
        UserStatus? status,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, $"{search}|{status}");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await opened
            .Value.Of(Matching(search, status))
            .Select(u => new UserListing(
                u.Id,
                u.Email,
                u.DisplayName,
                u.Status,
                u.Roles,
                u.EmailConfirmedAt != null,
                u.LockedUntil,
                u.CreatedAt
            ))
            .ToListAsync(cancellationToken);
        return opened.Value.From(rows, u => (u.CreatedAt, u.Id));
    }

    private IQueryable<User> Matching(string? search, UserStatus? status)
    {
        var users = db.Set<User>().AsNoTracking();
        if (status is { } wanted)
            users = users.Where(u => u.Status == wanted);
        if (string.IsNullOrWhiteSpace(search))
            return users;
        var part = search.Trim();
        return users.Where(u => TextFunctions.Matches(u.Email, part) || TextFunctions.Matches(u.DisplayName, part));
    }
}

/// <summary>An open session as its user sees it.</summary>
/// <param name="Current">Whether the request was made in this session.</param>
/// <param name="LastUsedAt">Last sign-in or refresh.</param>
public sealed record SessionSummary(
    Guid Id,
    bool Current,
    DateTimeOffset SignedInAt,
    DateTimeOffset LastUsedAt,
    DateTimeOffset ExpiresAt,
    string? Ip,
    string? UserAgent
);

/// <summary>An account as administrators see it.</summary>
public sealed record UserListing(
    Guid Id,
    string Email,
    string DisplayName,
    UserStatus Status,
    IReadOnlyList<string> Roles,
    bool EmailConfirmed,
    DateTimeOffset? LockedUntil,
    DateTimeOffset CreatedAt
);
