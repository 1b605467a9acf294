using System.Diagnostics;
using System.Text.Json;

namespace Marketplace.Foundation;

/// <summary>Writes integration events in the current transaction.</summary>
/// <remarks>Repeat: each call adds a new event. The event is sent only if the transaction commits.</remarks>
public sealed class EventOutbox(
    FoundationDbContext db,
    UnitOfWork unitOfWork,
    EventRegistry registry,
    TimeProvider clock
)
{
    /// <summary>Adds an event to the current unit of work.</summary>
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
        unitOfWork.WakeWorkers();
    }
}
