using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Handles the next due deliveries of one consumer in one transaction, each behind a savepoint.</summary>
/// <remarks>Order: a delivery waits while an earlier one of its subject is still in the queue; dead ones no longer hold the others back.
/// Errors: a handler that throws undoes only its own delivery, which comes back after <see cref="Backoff.Delay"/>.</remarks>
public sealed class DeliveryBatch(FoundationDbContext db, EventDispatcher dispatcher, UnitOfWork unitOfWork, TimeProvider clock, ILogger<DeliveryBatch> logger)
{
    public const int Size = 20;

    private sealed record Row(long Seq, Guid MessageId, string Type, string Source, string Subject, string Payload, string? TraceParent, DateTimeOffset OccurredAt, int Attempts);

    public Task<int> RunAsync(string consumer, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(ct => HandleBatchAsync(consumer, ct), cancellationToken);

    private async Task<int> HandleBatchAsync(string consumer, CancellationToken cancellationToken)
    {
        var rows = await TakeAsync(consumer, cancellationToken);
        var done = new List<long>(rows.Count);
        var failedSubjects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => !failedSubjects.Contains(row.Subject)))
        {
            var error = await TryHandleAsync(consumer, row, cancellationToken);
            if (error is null) done.Add(row.Seq);
            else
            {
                failedSubjects.Add(row.Subject);
                await PostponeAsync(row, error, cancellationToken);
            }
        }

        if (done.Count > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM platform.deliveries WHERE seq = ANY({done.ToArray()})", cancellationToken);
        return rows.Count;
    }

    private Task<List<Row>> TakeAsync(string consumer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<Row>(
            $"""
             SELECT d.seq, d.message_id, d.type, d.source, d.subject, d.payload, d.trace_parent, d.occurred_at, d.attempts FROM platform.deliveries d
             WHERE d.consumer = {consumer} AND d.dead_at IS NULL AND d.available_at <= {now}
               AND NOT EXISTS (SELECT 1 FROM platform.deliveries e
                               WHERE e.consumer = d.consumer AND e.subject = d.subject AND e.seq < d.seq AND e.dead_at IS NULL)
             ORDER BY d.seq LIMIT {Size} FOR UPDATE OF d SKIP LOCKED
             """).ToListAsync(cancellationToken);
    }

    private async Task<Exception?> TryHandleAsync(string consumer, Row row, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SAVEPOINT delivery", cancellationToken);
        try
        {
            var envelope = new EventEnvelope(row.MessageId, row.Type, row.Source, row.Subject, row.OccurredAt, row.Payload, row.TraceParent);
            await dispatcher.HandleAsync(consumer, envelope, cancellationToken);
            await unitOfWork.FlushAsync(cancellationToken);
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
        logger.Log(deadAt is null ? LogLevel.Warning : LogLevel.Error, exception, "Delivery of event {EventId} failed, attempt {Attempts}, dead: {Dead}", row.MessageId, attempts, deadAt is not null);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE platform.deliveries SET attempts = {attempts}, available_at = {now + Backoff.Delay(attempts)}, dead_at = {deadAt}, last_error = {error} WHERE seq = {row.Seq}", cancellationToken);
    }
}
