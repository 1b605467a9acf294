using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Writes events to the consumers' queues in PostgreSQL, one row per consumer and event.</summary>
/// <remarks>Joins the relay's transaction, so an event moves from the outbox to the queues exactly once.</remarks>
public sealed class PostgresSender(FoundationDbContext db, EventRegistry registry, TimeProvider clock) : IEventSender
{
    /// <summary>The name of these queues in telemetry.</summary>
    public static readonly EventTransportName Name = new("postgresql", "platform.deliveries");

    public EventTransportName Transport => Name;

    /// <remarks>The queues are filled here: for an event of a newer version nobody here can say who listens.</remarks>
    public bool Takes(string eventType) => registry.Knows(eventType);

    public async Task<IReadOnlyList<string?>> SendAsync(
        IReadOnlyList<EventEnvelope> batch,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var rows = batch
            .SelectMany(
                envelope => registry.ConsumersOf(envelope.Type),
                (envelope, consumer) => (Envelope: envelope, Consumer: consumer)
            )
            .ToList();
        if (rows.Count > 0)
        {
            var consumers = rows.ConvertAll(r => r.Consumer).ToArray();
            var ids = rows.ConvertAll(r => r.Envelope.Id).ToArray();
            var types = rows.ConvertAll(r => r.Envelope.Type).ToArray();
            var sources = rows.ConvertAll(r => r.Envelope.Source).ToArray();
            var subjects = rows.ConvertAll(r => r.Envelope.Subject).ToArray();
            var payloads = rows.ConvertAll(r => r.Envelope.Data).ToArray();
            var traces = rows.ConvertAll(r => r.Envelope.TraceParent).ToArray();
            var times = rows.ConvertAll(r => r.Envelope.Time).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO platform.deliveries (consumer, message_id, type, source, subject, payload, trace_parent,
                    occurred_at, available_at, attempts)
                SELECT r.consumer, r.id, r.type, r.source, r.subject, r.payload, r.trace, r.at, {now}, 0
                FROM unnest({consumers}, {ids}, {types}, {sources}, {subjects}, {payloads}, {traces}, {times})
                     WITH ORDINALITY AS r (consumer, id, type, source, subject, payload, trace, at, place)
                ORDER BY r.place
                """,
                cancellationToken
            );
        }

        return new string?[batch.Count];
    }
}
