using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Moves parcels whose time is up: those on their way count as delivered, undelivered ones that their seller
/// has forgotten as back, with nothing to sell again.</summary>
/// <remarks>Each parcel is moved in its own transaction. One that cannot be moved is logged, reported and retried
/// later; it does not block the others.</remarks>
internal sealed class DueParcelService(
    MarketplaceDbContext db,
    ParcelService parcels,
    TimeProvider clock,
    ILogger<DueParcelService> logger
)
{
    private const int Batch = 500;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromHours(1);

    public async Task<WatchOutcome> MoveAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (due, moved) = (0, 0);
        var failures = new List<Exception>();
        DueParcel? last = null;
        for (
            var batch = await ReadAsync(last, now, cancellationToken);
            batch.Count > 0;
            batch = await ReadAsync(last, now, cancellationToken)
        )
        {
            due += batch.Count;
            foreach (var parcel in batch)
            {
                try
                {
                    if ((await parcels.MoveAsync(CommandFor(parcel), cancellationToken)).Succeeded)
                        moved++;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "Parcel {ParcelId} is due, but cannot be moved", parcel.Id);
                    failures.Add(exception);
                    await PostponeAsync(parcel.Id, now, cancellationToken);
                }
            }

            last = batch[^1];
        }

        return new(due == 0 ? null : $"{moved} of {due} due parcels moved", failures);
    }

    // Nobody has seen the goods of a forgotten parcel, so that none can be sold again.
    private static MoveParcel CommandFor(DueParcel parcel) =>
        parcel.Status == ParcelStatus.Undelivered
            ? new(parcel.OrderId, parcel.Id, ParcelCommand.CameBack, OrderActor.System, Resellable: [])
            : new(parcel.OrderId, parcel.Id, ParcelCommand.Deliver, OrderActor.System);

    private Task<List<DueParcel>> ReadAsync(DueParcel? last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = db.Set<Parcel>().AsNoTracking().Where(p => p.DueAt <= now);
        if (last is not null)
        {
            due = due.Where(p =>
                EF.Functions.GreaterThan(
                    ValueTuple.Create(p.DueAt!.Value, p.Id),
                    ValueTuple.Create(last.DueAt, last.Id)
                )
            );
        }

        return due.OrderBy(p => p.DueAt)
            .ThenBy(p => p.Id)
            .Take(Batch)
            .Select(p => new DueParcel(p.Id, p.OrderId, p.Status, p.DueAt!.Value))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Skips a parcel that was moved in the meantime.</summary>
    private Task<int> PostponeAsync(Guid parcelId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<Parcel>()
            .Where(p => p.Id == parcelId && p.DueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.DueAt, now + RetryDelay), cancellationToken);

    private sealed record DueParcel(Guid Id, Guid OrderId, ParcelStatus Status, DateTimeOffset DueAt);
}
