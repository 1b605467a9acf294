using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

internal sealed class UserDirectory(MarketplaceDbContext db) : IUserDirectory
{
    public async Task<IReadOnlyDictionary<Guid, UserSummary>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await db.Set<User>().Where(u => ids.Contains(u.Id))
            .Select(u => new UserSummary(u.Id, u.Email, u.DisplayName, u.Phone, u.Locale, u.EmailConfirmedAt != null, u.Status == UserStatus.Active))
            .ToDictionaryAsync(u => u.Id, cancellationToken);
}
