using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Handles the next due deliveries of one consumer in one transaction.</summary>
/// <remarks>Order and locks: an advisory lock allows one process per consumer, so events are handled in queue order.
/// While a
/// delivery waits for a retry, its subject is skipped; dead deliveries do not block their subject.
/// Errors: the batch is tried as a whole first. When a handler throws, the batch is rolled back and each delivery is
/// tried under its own savepoint: those that throw are retried after <see cref="Backoff.Delay"/>, the others
/// complete. A delivery that the consumer has no handler for in this version waits for another version.</remarks>
public sealed class DeliveryBatch(
    FoundationDbContext db,
    EventDispatcher dispatcher,
    EventRegistry registry,
    UnitOfWork unitOfWork,
    TimeProvider clock,
    PostponedEventStore postponed
)
{
    /// <summary>Deliveries at once of a consumer whose handlers take them one by one.</summary>
    public const int Size = 50;

    /// <summary>Deliveries at once of a consumer with handlers that take several: more of them share the same
    /// statements.</summary>
    public const int LargeSize = 200;

    /// <summary>How many deliveries a batch of this consumer has at most.</summary>
    public static int SizeOf(EventRegistry registry, string consumer) =>
        registry.TakesBatches(consumer) ? LargeSize : Size;

    /// <summary>Handles a batch.</summary>
    /// <returns>How many deliveries it had; fewer than <see cref="SizeOf"/> when that was all that was due.</returns>
    public Task<int> RunAsync(string consumer, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(ct => HandleBatchAsync(consumer, ct), cancellationToken);

    private async Task<int> HandleBatchAsync(string consumer, CancellationToken cancellationToken)
    {
        var due = await TakeAsync(consumer, cancellationToken);
        if (due.Count == 0)
            return 0;
        var (unknown, rows) = PostponedEventStore.Divide(due, d => d.Subject, d => registry.Handles(consumer, d.Type));
        await postponed.HoldAsync(consumer, unknown, cancellationToken);
        var isDone = rows.Count > 1 && await TryHandleAsync(consumer, rows, cancellationToken) is null;
        // One by one only some: each has a savepoint, and PostgreSQL slows down when a transaction has many.
        var done = isDone ? rows : await HandleEachAsync(consumer, [.. rows.Take(Size)], cancellationToken);
        if (done.Count > 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"DELETE FROM platform.deliveries WHERE seq = ANY({done.Select(r => r.Seq).ToArray()})",
                cancellationToken
            );
        }

        return due.Count;
    }

    private async Task<IReadOnlyList<WaitingDelivery>> HandleEachAsync(
        string consumer,
        List<WaitingDelivery> rows,
        CancellationToken cancellationToken
    )
    {
        var done = new List<WaitingDelivery>(rows.Count);
        var failedSubjects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => !failedSubjects.Contains(row.Subject)))
        {
            var error = await TryHandleAsync(consumer, [row], cancellationToken);
            if (error is null)
            {
                done.Add(row);
            }
            else
            {
                failedSubjects.Add(row.Subject);
                await postponed.PostponeAsync(row, error, cancellationToken);
            }
        }

        return done;
    }

    private async Task<List<WaitingDelivery>> TakeAsync(string consumer, CancellationToken cancellationToken)
    {
        // Take the lock in its own statement: the next statement's snapshot then includes what the last leader
        // committed, such as a postponed subject.
        if (!await AdvisoryLocks.Consumer.For(consumer).TryAsync(db, cancellationToken))
            return [];
        var (now, size) = (clock.GetUtcNow(), SizeOf(registry, consumer));
        return await db
            .Database.SqlQuery<WaitingDelivery>(
                $"""
                SELECT d.seq, d.message_id, d.type, d.source, d.subject, d.payload, d.trace_parent, d.occurred_at,
                    d.attempts FROM platform.deliveries d
                WHERE d.consumer = {consumer} AND d.dead_at IS NULL AND d.available_at <= {now}
                  AND d.subject <> ALL (ARRAY(SELECT e.subject FROM platform.deliveries e WHERE e.consumer = {consumer}
                      AND e.dead_at IS NULL AND e.attempts > 0 AND e.available_at > {now}))
                ORDER BY d.seq LIMIT {size} FOR UPDATE OF d SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);
    }

    /// <returns>The exception, after which all effects of the rows are rolled back; null on success.</returns>
    private async Task<Exception?> TryHandleAsync(
        string consumer,
        IReadOnlyList<WaitingDelivery> rows,
        CancellationToken cancellationToken
    )
    {
        var mark = unitOfWork.AfterCommit.Mark;
        await db.Database.ExecuteSqlAsync($"SAVEPOINT delivery", cancellationToken);
        try
        {
            await dispatcher.HandleAsync(
                consumer,
                [
                    .. rows.Select(r => new EventEnvelope(
                        r.MessageId,
                        r.Type,
                        r.Source,
                        r.Subject,
                        r.OccurredAt,
                        r.Payload,
                        r.TraceParent
                    )),
                ],
                cancellationToken
            );
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            unitOfWork.AfterCommit.RollBackTo(mark);
            await db.Database.ExecuteSqlAsync($"ROLLBACK TO SAVEPOINT delivery", cancellationToken);
            db.ChangeTracker.Clear();
            return exception;
        }
    }
}
