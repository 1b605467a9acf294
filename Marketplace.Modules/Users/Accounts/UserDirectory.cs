using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

internal sealed class UserDirectory(MarketplaceDbContext db) : IUserDirectory
{
    // Runs for every mail, so the query is compiled once.
    private static readonly Func<MarketplaceDbContext, Guid[], IAsyncEnumerable<UserSummary>> UsersOf =
        EF.CompileAsyncQuery(
            (MarketplaceDbContext db, Guid[] ids) =>
                db.Set<User>()
                    .Where(u => ids.Contains(u.Id))
                    .Select(u => new UserSummary(
                        u.Id,
                        u.Email,
                        u.DisplayName,
                        u.Phone,
                        u.Language,
                        u.EmailConfirmedAt != null,
                        u.Status == UserStatus.Active || u.Status == UserStatus.Guest,
                        u.Status == UserStatus.Guest
                    ))
        );

    public async Task<IReadOnlyDictionary<Guid, UserSummary>> FindAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var users = new Dictionary<Guid, UserSummary>();
        await foreach (var user in UsersOf(db, ids.ToArray()).WithCancellation(cancellationToken))
            users.Add(user.Id, user);
        return users;
    }

    public async Task<IReadOnlyList<Guid>> AdministratorsAsync(CancellationToken cancellationToken) =>
        await db.Set<User>()
            .Where(u => u.Status == UserStatus.Active && u.Roles.Contains(UserRoles.Admin))
            .Select(u => u.Id)
            .ToListAsync(cancellationToken);
}
