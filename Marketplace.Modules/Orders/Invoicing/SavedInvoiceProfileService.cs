using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>The invoice details an account keeps.</summary>
/// <remarks>Order and locks: adding takes the account's advisory lock, so that the limit holds when two come at
/// once.</remarks>
public sealed class SavedInvoiceProfileService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    InvoiceProfileCipher cipher,
    TimeProvider clock
)
{
    /// <summary>The account's invoice details, the newest first, with tax numbers in full.</summary>
    public async Task<IReadOnlyList<SavedInvoiceView>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        var saved = await db.Set<SavedInvoiceProfile>()
            .AsNoTracking()
            .Where(p => p.UserId == userId)
            .OrderByDescending(p => p.Id)
            .ToListAsync(cancellationToken);
        return [.. saved.Select(p => new SavedInvoiceView(p.Id, cipher.Open(userId, p.Profile)!))];
    }

    /// <summary>One of the account's invoice details, as purchases keep them; null if they do not exist or belong to
    /// somebody else.</summary>
    public Task<InvoiceProfile?> FindAsync(Guid userId, Guid profileId, CancellationToken cancellationToken) =>
        db.Set<SavedInvoiceProfile>()
            .AsNoTracking()
            .Where(p => p.Id == profileId && p.UserId == userId)
            .Select(p => p.Profile)
            .SingleOrDefaultAsync(cancellationToken)!;

    /// <summary>Saves invoice details.</summary>
    /// <remarks>Errors: <c>invoice.profile_limit</c>. Repeat: saves another one.</remarks>
    public Task<Result<SavedInvoiceView>> AddAsync(
        Actor actor,
        InvoiceView profile,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<SavedInvoiceView>(
            async ct =>
            {
                await AdvisoryLocks.UserAddresses.For(actor.Id.ToString()).WaitAsync(db, ct);
                var count = await db.Set<SavedInvoiceProfile>().CountAsync(p => p.UserId == actor.Id, ct);
                if (count >= SavedInvoiceProfile.MaxPerUser)
                    return InvoiceErrors.ProfileLimit.With(("max", SavedInvoiceProfile.MaxPerUser));
                var saved = new SavedInvoiceProfile
                {
                    Id = Ids.New(clock),
                    UserId = actor.Id,
                    Profile = cipher.Seal(actor.Id, profile),
                    CreatedAt = clock.GetUtcNow(),
                };
                db.Add(saved);
                return new SavedInvoiceView(saved.Id, profile);
            },
            cancellationToken
        );

    /// <summary>Deletes invoice details; purchases keep their copy.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>.</remarks>
    public Task<Result> RemoveAsync(Actor actor, Guid profileId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
                await db.Set<SavedInvoiceProfile>()
                    .Where(p => p.Id == profileId && p.UserId == actor.Id)
                    .ExecuteDeleteAsync(ct) == 0
                    ? PlatformErrors.NotFound
                    : Result.Success,
            cancellationToken
        );
}
