using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Moves due outbox rows to the transport, in order per subject, one relay at a time.</summary>
/// <remarks>Order and locks: an advisory lock makes one relay the leader of a batch; rows are taken FOR UPDATE SKIP LOCKED.
/// A message waits while an earlier one of its subject is still to be sent; a dead one no longer holds the others back.</remarks>
public sealed class OutboxRelay(FoundationDbContext db, IEventSender sender, TimeProvider clock, PlatformSignals signals, ILogger<OutboxRelay> logger)
{
    public const int BatchSize = 100;
    private const long LeaderLock = 7_420_001;

    private static readonly Histogram<double> Lag =
        PlatformTelemetry.Meter.CreateHistogram<double>("marketplace.outbox.lag", "s", "Commit of an event to its hand-over to the transport");

    private static readonly Counter<long> Dead = PlatformTelemetry.Meter.CreateCounter<long>("marketplace.outbox.dead", "{message}", "Events given up");

    /// <summary>Sends one batch.</summary>
    /// <returns>Rows taken; 0 when nothing is due or another relay leads.</returns>
    public Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var strategy = db.Database.CreateExecutionStrategy();
        return strategy.ExecuteAsync(SendBatchAsync, cancellationToken);
    }

    private async Task<int> SendBatchAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = await db.Outbox.FromSql(
            $"""
             SELECT o.* FROM platform.outbox_messages o
             WHERE o.published_at IS NULL AND o.dead_at IS NULL AND o.available_at <= {now} AND pg_try_advisory_xact_lock({LeaderLock})
               AND NOT EXISTS (SELECT 1 FROM platform.outbox_messages e
                               WHERE e.published_at IS NULL AND e.dead_at IS NULL AND e.subject = o.subject AND e.seq < o.seq AND e.available_at > {now})
             ORDER BY o.seq LIMIT {BatchSize} FOR UPDATE OF o SKIP LOCKED
             """).ToListAsync(cancellationToken);
        if (due.Count == 0) return 0;

        using var activity = PlatformTelemetry.Source.StartActivity("outbox.relay", ActivityKind.Producer);
        activity?.SetTag("marketplace.batch", due.Count);
        var errors = await sender.SendAsync(due.ConvertAll(ToEnvelope), cancellationToken);
        Settle(due, errors, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signals.Deliveries.Set();
        return due.Count;
    }

    private void Settle(List<OutboxMessage> due, IReadOnlyList<string?> errors, DateTimeOffset now)
    {
        for (var i = 0; i < due.Count; i++)
        {
            var message = due[i];
            message.Attempts++;
            message.LastError = errors[i];
            if (errors[i] is null)
            {
                message.PublishedAt = now;
                Lag.Record((now - message.OccurredAt).TotalSeconds);
            }
            else if (message.Attempts >= Backoff.MaxAttempts)
            {
                message.DeadAt = now;
                Dead.Add(1);
                logger.LogError("Event {EventId} of type {EventType} given up after {Attempts} attempts: {Reason}", message.Id, message.Type, message.Attempts, errors[i]);
            }
            else
            {
                message.AvailableAt = now + Backoff.Delay(message.Attempts);
                logger.LogWarning("Event {EventId} of type {EventType} not sent, attempt {Attempts}: {Reason}", message.Id, message.Type, message.Attempts, errors[i]);
            }
        }
    }

    private static EventEnvelope ToEnvelope(OutboxMessage m) =>
        new(m.Id, m.Type, "/marketplace/" + m.Type.Split('.')[1], m.Subject, m.OccurredAt, m.Payload, m.TraceParent);
}
