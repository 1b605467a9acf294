using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Dead deliveries in the PostgreSQL queues.</summary>
public sealed class PostgresDeadLetters(
    FoundationDbContext db,
    UnitOfWork unitOfWork,
    PlatformSignals signals,
    TimeProvider clock
) : IDeadLetters
{
    public async Task<IReadOnlyList<DeadDelivery>> ListAsync(int limit, CancellationToken cancellationToken) =>
        await db
            .Deliveries.AsNoTracking()
            .Where(d => d.DeadAt != null)
            .OrderByDescending(d => d.Seq)
            .Take(limit)
            .Select(d => new DeadDelivery(
                d.Consumer,
                d.MessageId,
                d.Type,
                d.Subject,
                d.Attempts,
                d.DeadAt!.Value,
                d.LastError
            ))
            .ToListAsync(cancellationToken);

    public async Task<int> RedriveAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var count = await db
            .Deliveries.Where(d => d.DeadAt != null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.DeadAt, (DateTimeOffset?)null)
                        .SetProperty(d => d.Attempts, 0)
                        .SetProperty(d => d.AvailableAt, now),
                cancellationToken
            );
        // Earlier, the consumers would not see the rows yet.
        unitOfWork.AfterCommit.Add(signals.Deliveries.Set);
        return count;
    }
}
