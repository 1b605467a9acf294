using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

/// <summary>Finds and makes the guests of e-mail addresses.</summary>
internal sealed class GuestAccountService(IUserRepository users, MarketplaceDbContext db, TimeProvider clock)
    : IGuestAccounts
{
    public async Task<Guid> FindOrAddAsync(NewGuest guest, CancellationToken cancellationToken)
    {
        if (await users.FindGuestByEmailForUpdateAsync(guest.Email, cancellationToken) is { } known)
            return known.Id;
        var added = User.BuyingAsGuest(Ids.New(clock), guest, clock.GetUtcNow());
        users.Add(added);
        return added.Id;
    }

    public Task<UserSummary?> FindAsync(string email, CancellationToken cancellationToken) =>
        db.Set<User>()
            .Where(u => u.Email == email && u.Status == UserStatus.Guest)
            .Select(u => new UserSummary(
                u.Id,
                u.Email,
                u.DisplayName,
                u.Phone,
                u.Language,
                u.EmailConfirmedAt != null,
                true,
                true
            ))
            .SingleOrDefaultAsync(cancellationToken);
}
