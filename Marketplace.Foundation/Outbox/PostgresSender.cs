namespace Marketplace.Foundation;

/// <summary>Puts events into the consumers' queues in PostgreSQL, one row a consumer and event.</summary>
/// <remarks>Joins the relay's transaction, so an event moves from the outbox to the queues exactly once.</remarks>
public sealed class PostgresSender(FoundationDbContext db, EventRegistry registry, TimeProvider clock) : IEventSender
{
    public async Task<IReadOnlyList<string?>> SendAsync(IReadOnlyList<EventEnvelope> batch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var envelope in batch)
        {
            foreach (var consumer in registry.ConsumersOf(envelope.Type))
            {
                db.Deliveries.Add(new Delivery
                {
                    Consumer = consumer, MessageId = envelope.Id, Type = envelope.Type, Source = envelope.Source, Subject = envelope.Subject,
                    Payload = envelope.Data, TraceParent = envelope.TraceParent, OccurredAt = envelope.Time, AvailableAt = now,
                });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return new string?[batch.Count];
    }
}
