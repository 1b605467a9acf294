using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Moves overdue returns on: approves those the seller did not answer, expires those that were not sent and
/// accepts those the seller did not look at. Reports refunds and decisions that take too long.</summary>
/// <remarks>Each return is moved in its own transaction. One that cannot be moved is logged, fails the run and is
/// retried later; it does not block the others.</remarks>
internal sealed class WatchReturnsJob(
    MarketplaceDbContext db,
    ReturnService returns,
    LateReturnQueries late,
    ReturnTimePolicy clock,
    ILogger<WatchReturnsJob> logger
) : IJob
{
    private const int Batch = 500;
    private const int ReportedFailures = 10;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(30);

    private static readonly ReturnStatus[] Moved =
    [
        ReturnStatus.Requested,
        ReturnStatus.Approved,
        ReturnStatus.Received,
    ];

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var (due, moved) = (0, 0);
        var failures = new List<Exception>();
        for (
            var batch = await DueAsync(Guid.Empty, now, cancellationToken);
            batch.Count > 0;
            batch = await DueAsync(batch[^1].Id, now, cancellationToken)
        )
        {
            due += batch.Count;
            foreach (var one in batch)
            {
                try
                {
                    moved += await MoveAsync(one, cancellationToken) ? 1 : 0;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "Return {ReturnId} cannot be moved from {Status}", one.Id, one.Status);
                    failures.Add(exception);
                    await PostponeAsync(one, now, cancellationToken);
                }
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(
                $"{failures.Count} of {due} due returns could not be moved",
                failures.Take(ReportedFailures)
            );
        }

        (await late.FindAsync(now, cancellationToken)).ThrowIfAny();
        return due == 0 ? null : $"{moved} of {due} due returns moved";
    }

    // By id: what is moved leaves the set, and each of the rest is looked at once.
    private Task<List<DueReturn>> DueAsync(Guid after, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<OrderReturn>()
            .AsNoTracking()
            .Where(r => r.DueAt <= now && Moved.Contains(r.Status) && r.Id > after)
            .OrderBy(r => r.Id)
            .Take(Batch)
            .Select(r => new DueReturn(r.Id, r.Status))
            .ToListAsync(cancellationToken);

    /// <summary>Returns that were moved in the meantime are no failure.</summary>
    private async Task<bool> MoveAsync(DueReturn due, CancellationToken cancellationToken)
    {
        var moved = due.Status switch
        {
            ReturnStatus.Requested => await returns.MoveAsync(
                new(due.Id, ReturnCommand.Approve, OrderActor.System, ReturnReasons.Timeout),
                cancellationToken
            ),
            ReturnStatus.Approved => await returns.MoveAsync(
                new(due.Id, ReturnCommand.Expire, OrderActor.System, ReturnReasons.Timeout),
                cancellationToken
            ),
            _ => await returns.AcceptAsync(new(due.Id, ReturnCommand.Accept, OrderActor.System), cancellationToken),
        };
        return moved.Succeeded || moved.Error.Code == ReturnErrors.InvalidTransition.Code
            ? moved.Succeeded
            : throw new InvalidOperationException($"Return {due.Id} is due and refused: {moved.Error.Code}");
    }

    private Task<int> PostponeAsync(DueReturn stuck, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<OrderReturn>()
            .Where(r => r.Id == stuck.Id && r.DueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, now + RetryDelay), cancellationToken);

    private sealed record DueReturn(Guid Id, ReturnStatus Status);
}
