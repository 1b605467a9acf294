using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Handles the next due deliveries of one consumer in one transaction.</summary>
/// <remarks>Order and locks: an advisory lock lets one process at a time handle a consumer, so events come in the order
/// of their queue;
/// subjects with a delivery that waits for another try stand back, dead ones no longer hold the others back.
/// Errors: the batch is tried as a whole; when a handler throws, it is undone and each delivery is tried behind a
/// savepoint of its own:
/// the one that throws again comes back after <see cref="Backoff.Delay"/>, the others are done.</remarks>
public sealed class DeliveryBatch(
    FoundationDbContext db,
    EventDispatcher dispatcher,
    UnitOfWork unitOfWork,
    TimeProvider clock,
    ILogger<DeliveryBatch> logger
)
{
    public const int Size = 50;
    private const int LeaderLock = 7_420_002;

    private sealed record Row(
        long Seq,
        Guid MessageId,
        string Type,
        string Source,
        string Subject,
        string Payload,
        string? TraceParent,
        DateTimeOffset OccurredAt,
        int Attempts
    );

    public Task<int> RunAsync(string consumer, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(ct => HandleBatchAsync(consumer, ct), cancellationToken);

    private async Task<int> HandleBatchAsync(string consumer, CancellationToken cancellationToken)
    {
        var rows = await TakeAsync(consumer, cancellationToken);
        if (rows.Count == 0)
            return 0;
        var isDone = rows.Count > 1 && await TryHandleAsync(consumer, rows, cancellationToken) is null;
        var done = isDone ? rows : await HandleEachAsync(consumer, rows, cancellationToken);
        if (done.Count > 0)
            await db.Database.ExecuteSqlAsync(
                $"DELETE FROM platform.deliveries WHERE seq = ANY({done.Select(r => r.Seq).ToArray()})",
                cancellationToken
            );
        return rows.Count;
    }

    private async Task<IReadOnlyList<Row>> HandleEachAsync(
        string consumer,
        List<Row> rows,
        CancellationToken cancellationToken
    )
    {
        var done = new List<Row>(rows.Count);
        var failedSubjects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => !failedSubjects.Contains(row.Subject)))
        {
            var error = await TryHandleAsync(consumer, [row], cancellationToken);
            if (error is null)
                done.Add(row);
            else
            {
                failedSubjects.Add(row.Subject);
                await PostponeAsync(row, error, cancellationToken);
            }
        }

        return done;
    }

    private async Task<List<Row>> TakeAsync(string consumer, CancellationToken cancellationToken)
    {
        // The lock comes in a statement of its own: the next one then sees what the last leader left, such as a subject
        // that waits.
        if (
            !await db
                .Database.SqlQuery<bool>(
                    $"SELECT pg_try_advisory_xact_lock({LeaderLock}, hashtext({consumer})) AS \"Value\""
                )
                .SingleAsync(cancellationToken)
        )
            return [];
        var now = clock.GetUtcNow();
        return await db
            .Database.SqlQuery<Row>(
                $"""
                SELECT d.seq, d.message_id, d.type, d.source, d.subject, d.payload, d.trace_parent, d.occurred_at,
                    d.attempts FROM platform.deliveries d
                WHERE d.consumer = {consumer} AND d.dead_at IS NULL AND d.available_at <= {now}
                  AND d.subject <> ALL (ARRAY(SELECT e.subject FROM platform.deliveries e WHERE e.consumer = {consumer}
                      AND e.dead_at IS NULL AND e.attempts > 0 AND e.available_at > {now}))
                ORDER BY d.seq LIMIT {Size} FOR UPDATE OF d SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);
    }

    /// <returns>What was thrown; then nothing of the rows was done.</returns>
    private async Task<Exception?> TryHandleAsync(
        string consumer,
        IReadOnlyList<Row> rows,
        CancellationToken cancellationToken
    )
    {
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
            await db.Database.ExecuteSqlAsync($"ROLLBACK TO SAVEPOINT delivery", cancellationToken);
            db.ChangeTracker.Clear();
            return exception;
        }
    }

    private async Task PostponeAsync(Row row, Exception exception, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var attempts = row.Attempts + 1;
        DateTimeOffset? deadAt = attempts >= Backoff.MaxAttempts ? now : null;
        var error = exception.GetType().Name + ": " + exception.Message;
        logger.Log(
            deadAt is null ? LogLevel.Warning : LogLevel.Error,
            exception,
            "Delivery of event {EventId} failed, attempt {Attempts}, dead: {Dead}",
            row.MessageId,
            attempts,
            deadAt is not null
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE platform.deliveries SET attempts = {attempts}, available_at = {now + Backoff.Delay(attempts)},
                dead_at = {deadAt}, last_error = {error} WHERE seq = {row.Seq}
            """,
            cancellationToken
        );
    }
}
