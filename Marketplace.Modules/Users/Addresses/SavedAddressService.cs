using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Users;

/// <summary>The addresses an account keeps.</summary>
/// <remarks>Order and locks: the account's advisory lock, so that the limit and the default hold when two changes come
/// at once.</remarks>
public sealed class SavedAddressService(UnitOfWork unitOfWork, MarketplaceDbContext db, TimeProvider clock)
{
    /// <summary>The account's addresses: the default first, then the newest.</summary>
    public async Task<IReadOnlyList<SavedAddress>> ListAsync(Guid userId, CancellationToken cancellationToken) =>
        await db.Set<SavedAddress>()
            .AsNoTracking()
            .Where(a => a.UserId == userId)
            .OrderByDescending(a => a.IsDefault)
            .ThenByDescending(a => a.CreatedAt)
            .ThenByDescending(a => a.Id)
            .ToListAsync(cancellationToken);

    /// <summary>One of the account's addresses; null if it does not exist or belongs to somebody else.</summary>
    public Task<SavedAddress?> FindAsync(Guid userId, Guid addressId, CancellationToken cancellationToken) =>
        db.Set<SavedAddress>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == addressId && a.UserId == userId, cancellationToken);

    /// <summary>Saves an address.</summary>
    /// <remarks>Errors: <c>address.limit</c>. Repeat: saves it again, so use an Idempotency-Key.</remarks>
    public Task<Result<SavedAddress>> AddAsync(
        Actor actor,
        NewSavedAddress input,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<SavedAddress>(
            async ct =>
            {
                var others = await LockAsync(actor.Id, ct);
                if (others.Count >= SavedAddress.MaxPerUser)
                    return SavedAddressErrors.Limit.With(("max", SavedAddress.MaxPerUser));
                var isDefault = input.IsDefault || others.Count == 0;
                if (isDefault)
                    await ClearDefaultAsync(actor.Id, ct);
                var address = SavedAddress.New(Ids.New(clock), actor.Id, input, isDefault, clock.GetUtcNow());
                db.Add(address);
                return address;
            },
            cancellationToken
        );

    /// <summary>Changes an address.</summary>
    /// <param name="expected">Version the change is based on; null for any.</param>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>precondition.failed</c>.</remarks>
    public Task<Result<SavedAddress>> ChangeAsync(
        Actor actor,
        Guid addressId,
        SavedAddressChange change,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<SavedAddress>(
            async ct =>
            {
                var address = (await LockAsync(actor.Id, ct)).FirstOrDefault(a => a.Id == addressId);
                if (address is null)
                    return PlatformErrors.NotFound;
                if (expected?.Refusal(address.Version) is { } stale)
                    return stale;
                address.Change(change.Label, change.Contact);
                if (change.IsDefault && !address.IsDefault)
                {
                    await ClearDefaultAsync(actor.Id, ct);
                    address.MakeDefault();
                }

                await unitOfWork.FlushAsync(ct);
                return address;
            },
            cancellationToken
        );

    /// <summary>Deletes an address. Of those that stay, the newest becomes the default if this one was it.</summary>
    /// <param name="expected">Version the change is based on; null for any.</param>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>precondition.failed</c>. Orders keep their copy.</remarks>
    public Task<Result> RemoveAsync(
        Actor actor,
        Guid addressId,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var all = await LockAsync(actor.Id, ct);
                var address = all.FirstOrDefault(a => a.Id == addressId);
                if (address is null)
                    return PlatformErrors.NotFound;
                if (expected?.Refusal(address.Version) is { } stale)
                    return stale;
                db.Remove(address);
                await unitOfWork.FlushAsync(ct);
                if (address.IsDefault)
                    all.Where(a => a.Id != addressId).MaxBy(a => (a.CreatedAt, a.Id))?.MakeDefault();
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Takes the account's lock, then reads its addresses.</summary>
    private async Task<List<SavedAddress>> LockAsync(Guid userId, CancellationToken cancellationToken)
    {
        await AdvisoryLocks.UserAddresses.For(userId.ToString()).WaitAsync(db, cancellationToken);
        return await db.Set<SavedAddress>().Where(a => a.UserId == userId).ToListAsync(cancellationToken);
    }

    /// <summary>At once, so that no two rows are the default while the change is saved.</summary>
    private Task<int> ClearDefaultAsync(Guid userId, CancellationToken cancellationToken) =>
        db.Set<SavedAddress>()
            .Where(a => a.UserId == userId && a.IsDefault)
            .ExecuteUpdateAsync(
                set => set.SetProperty(a => a.IsDefault, false).SetProperty(a => a.Version, a => a.Version + 1),
                cancellationToken
            );
}
