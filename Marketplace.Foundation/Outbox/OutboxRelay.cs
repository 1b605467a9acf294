using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Sends due outbox rows to the transport, in order per subject; one relay is active at a time.</summary>
/// <remarks>Order and locks: an advisory lock elects one relay per batch; rows are locked FOR UPDATE SKIP LOCKED. A
/// message waits until earlier messages of its subject are sent; dead messages do not block their subject. A message
/// that the transport cannot place in this version (<see cref="IEventSender.Takes"/>) waits for another
/// version.</remarks>
public sealed class OutboxRelay(
    FoundationDbContext db,
    IEventSender sender,
    TimeProvider clock,
    PlatformSignals signals,
    EventCounters counters,
    PostponedEventStore postponed
)
{
    public const int BatchSize = 200;

    private static readonly Histogram<double> Lag = PlatformTelemetry.Meter.CreateHistogram<double>(
        "marketplace.outbox.lag",
        "s",
        "Time from an event being written to the transport accepting it",
        advice: new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] }
    );

    /// <summary>Sends one batch.</summary>
    /// <returns>The number of rows processed; 0 when nothing is due or another relay is the leader.</returns>
    public Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var strategy = db.Database.CreateExecutionStrategy();
        return strategy.ExecuteAsync(SendBatchAsync, cancellationToken);
    }

    private async Task<int> SendBatchAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Take the lock in its own statement: the next statement's snapshot then includes what the last leader
        // committed, such as a postponed subject.
        if (!await AdvisoryLocks.OutboxRelay.TryAsync(db, cancellationToken))
            return 0;
        var due = await TakeDueAsync(clock.GetUtcNow(), cancellationToken);
        if (due.Count == 0)
            return 0;

        var (unknown, free) = PostponedEventStore.Divide(due, m => m.Subject, m => sender.Takes(m.Type));
        await postponed.HoldAsync(unknown, cancellationToken);
        var sent = free.Count > 0 ? await SendAsync(free, cancellationToken) : [];
        await transaction.CommitAsync(cancellationToken);
        signals.Deliveries.Set();
        foreach (var message in sent)
            counters.Count(message.Type);
        return due.Count;
    }

    private Task<List<OutboxMessage>> TakeDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        // The subquery for postponed subjects runs once, not once per row.
        db
            .Outbox.FromSql(
                $"""
                SELECT o.* FROM platform.outbox_messages o
                WHERE o.published_at IS NULL AND o.dead_at IS NULL AND o.available_at <= {now}
                  AND o.subject <> ALL (ARRAY(SELECT e.subject FROM platform.outbox_messages e
                      WHERE e.published_at IS NULL AND e.dead_at IS NULL AND e.attempts > 0 AND e.available_at > {now}))
                ORDER BY o.seq LIMIT {BatchSize} FOR UPDATE OF o SKIP LOCKED
                """
            )
            .AsNoTracking()
            .ToListAsync(cancellationToken);

    /// <returns>What the transport has accepted.</returns>
    private async Task<List<OutboxMessage>> SendAsync(List<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        using var spans = EventSpans.StartPublish(messages.ConvertAll(ToEnvelope), sender.Transport);
        var errors = await sender.SendAsync(spans.Batch, cancellationToken);
        spans.Settle(errors);
        return await SettleAsync(messages, errors, now, cancellationToken);
    }

    private async Task<List<OutboxMessage>> SettleAsync(
        List<OutboxMessage> due,
        IReadOnlyList<string?> errors,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var sent = due.Where((_, i) => errors[i] is null).ToList();
        foreach (var message in sent)
            Lag.Record((now - message.OccurredAt).TotalSeconds);
        if (sent.Count > 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE platform.outbox_messages SET attempts = attempts + 1, published_at = {now}, last_error = NULL
                    WHERE seq = ANY ({sent.ConvertAll(m => m.Seq).ToArray()})
                """,
                cancellationToken
            );
        }

        for (var i = 0; i < due.Count; i++)
        {
            if (errors[i] is { } error)
                await postponed.PostponeAsync(due[i], error, cancellationToken);
        }

        return sent;
    }

    private static EventEnvelope ToEnvelope(OutboxMessage m) =>
        new(m.Id, m.Type, "/marketplace/" + m.Type.Split('.')[1], m.Subject, m.OccurredAt, m.Payload, m.TraceParent);
}
