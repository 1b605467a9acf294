using System.Diagnostics;
using System.Text.Json;

namespace Marketplace.Foundation;

/// <summary>Writes integration events into the running transaction.</summary>
/// <remarks>Repeat: each call is a new event. The event leaves only if the transaction commits.</remarks>
public sealed class EventOutbox(FoundationDbContext db, EventRegistry registry, TimeProvider clock)
{
    /// <summary>Adds an event to what the current unit of work commits.</summary>
    public void Add<TEvent>(TEvent integrationEvent)
        where TEvent : IIntegrationEvent
    {
        var now = clock.GetUtcNow();
        db.Outbox.Add(
            new OutboxMessage
            {
                Id = Ids.New(clock),
                Type = registry.NameOf(integrationEvent.GetType()),
                Subject = integrationEvent.Subject,
                Payload = JsonSerializer.Serialize(integrationEvent, integrationEvent.GetType(), EventJson.Options),
                TraceParent = Activity.Current?.Id,
                OccurredAt = now,
                AvailableAt = now,
            }
        );
    }
}
