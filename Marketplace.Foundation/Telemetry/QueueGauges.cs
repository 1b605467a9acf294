using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Gauges for waiting and dead events in the outbox and the consumers' queues, and for mails.</summary>
/// <remarks>One SQL statement per measurement; the gauges keep the result, so a scrape runs no SQL. Service Bus queue
/// depths are
/// not included; see Azure Monitor for those.</remarks>
public sealed class QueueGauges(FoundationDbContext db, IEventSender sender, EventRegistry registry, TimeProvider clock)
{
    private static readonly Gauge<long> Backlog = PlatformTelemetry.Meter.CreateGauge<long>(
        "marketplace.outbox.backlog",
        "{event}",
        "Events waiting in the outbox"
    );

    private static readonly Gauge<double> OldestAge = PlatformTelemetry.Meter.CreateGauge<double>(
        "marketplace.outbox.oldest_age",
        "s",
        "Age of the oldest event waiting in the outbox"
    );

    private static readonly Gauge<long> Depth = PlatformTelemetry.Meter.CreateGauge<long>(
        "marketplace.queue.depth",
        "{event}",
        "Events waiting in a consumer's queue (PostgreSQL transport)"
    );

    private static readonly Gauge<long> Dead = PlatformTelemetry.Meter.CreateGauge<long>(
        "marketplace.events.dead",
        "{event}",
        "Dead events not yet redriven, from the relay or from consumers (PostgreSQL transport)"
    );

    private static readonly Gauge<long> Mails = PlatformTelemetry.Meter.CreateGauge<long>(
        "marketplace.mails.queued",
        "{mail}",
        "Waiting and dead mails, by state"
    );

    private sealed record Row(string Kind, string Name, long Count, DateTimeOffset? Oldest);

    /// <summary>Whether a listener reads the gauges.</summary>
    public static bool IsWatched => Backlog.Enabled;

    /// <summary>Queries the database once and keeps the result for the next scrapes.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var rows = await db
            .Database.SqlQuery<Row>(
                $"""
                SELECT 'outbox' AS kind, CASE WHEN dead_at IS NULL THEN 'waiting' ELSE 'dead' END AS name,
                    COUNT(*) AS count, MIN(occurred_at) AS oldest
                FROM platform.outbox_messages WHERE (published_at IS NULL AND dead_at IS NULL) OR dead_at IS NOT NULL
                    GROUP BY 2
                UNION ALL
                SELECT CASE WHEN dead_at IS NULL THEN 'queue' ELSE 'dead' END, consumer, COUNT(*), NULL
                    FROM platform.deliveries GROUP BY 1, 2
                UNION ALL
                SELECT 'mail', CASE WHEN dead_at IS NULL THEN 'waiting' ELSE 'dead' END, COUNT(*), NULL
                FROM platform.mails WHERE sent_at IS NULL GROUP BY 2
                """
            )
            .ToListAsync(cancellationToken);
        RecordOutbox(rows);
        foreach (var state in (string[])["waiting", "dead"])
            Mails.Record(CountOf(rows, "mail", state), new KeyValuePair<string, object?>("state", state));
        if (sender.Transport == PostgresSender.Name)
            RecordQueues(rows);
    }

    private void RecordOutbox(List<Row> rows)
    {
        var oldest = rows.Find(row => row is { Kind: "outbox", Name: "waiting" })?.Oldest;
        Backlog.Record(CountOf(rows, "outbox", "waiting"));
        OldestAge.Record(oldest is null ? 0 : Math.Max(0, (clock.GetUtcNow() - oldest.Value).TotalSeconds));
        Dead.Record(CountOf(rows, "outbox", "dead"), new KeyValuePair<string, object?>("queue", "outbox"));
    }

    /// <remarks>Records empty queues too, because a gauge keeps its last value.</remarks>
    private void RecordQueues(List<Row> rows)
    {
        foreach (var consumer in registry.Consumers)
        {
            Depth.Record(CountOf(rows, "queue", consumer), new KeyValuePair<string, object?>("queue", consumer));
            Dead.Record(CountOf(rows, "dead", consumer), new KeyValuePair<string, object?>("queue", consumer));
        }
    }

    private static long CountOf(List<Row> rows, string kind, string name) =>
        rows.Find(row => row.Kind == kind && row.Name == name)?.Count ?? 0;
}
