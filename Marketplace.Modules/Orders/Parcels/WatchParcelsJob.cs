using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Counts parcels as delivered that have been on their way for long enough.</summary>
/// <remarks>Each parcel is moved in its own transaction. One that cannot be moved is logged, fails the run and is
/// retried later; it does not block the others.</remarks>
internal sealed class WatchParcelsJob(
    MarketplaceDbContext db,
    ParcelService parcels,
    TimeProvider clock,
    ILogger<WatchParcelsJob> logger
) : IJob
{
    private const int Batch = 500;
    private const int ReportedFailures = 10;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromHours(1);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
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
                    if ((await DeliverAsync(parcel, cancellationToken)).Succeeded)
                        moved++;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "Parcel {ParcelId} cannot be counted as delivered", parcel.Id);
                    failures.Add(exception);
                    await PostponeAsync(parcel.Id, now, cancellationToken);
                }
            }

            last = batch[^1];
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(
                $"{failures.Count} of {due} due parcels could not be moved",
                failures.Take(ReportedFailures)
            );
        }

        return due == 0 ? null : $"{moved} of {due} due parcels delivered";
    }

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
            .Select(p => new DueParcel(p.Id, p.OrderId, p.DueAt!.Value))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Skips a parcel that was moved in the meantime.</summary>
    private Task<int> PostponeAsync(Guid parcelId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<Parcel>()
            .Where(p => p.Id == parcelId && p.DueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.DueAt, now + RetryDelay), cancellationToken);

    private Task<Result> DeliverAsync(DueParcel parcel, CancellationToken cancellationToken) =>
        parcels.MoveAsync(new(parcel.OrderId, parcel.Id, ParcelCommand.Deliver, OrderActor.System), cancellationToken);

    private sealed record DueParcel(Guid Id, Guid OrderId, DateTimeOffset DueAt);
}
