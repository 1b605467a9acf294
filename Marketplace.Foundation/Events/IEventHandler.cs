namespace Marketplace.Foundation;

/// <summary>Handles an integration event for a consumer, in the transaction that also writes the inbox row.</summary>
/// <remarks>Must be safe to repeat. Services called inside join the same transaction; any exception makes the message
/// come
/// back later.</remarks>
public interface IEventHandler<in TEvent>
    where TEvent : IIntegrationEvent
{
    Task HandleAsync(TEvent integrationEvent, EventContext context, CancellationToken cancellationToken);
}

/// <summary>Message metadata.</summary>
/// <param name="MessageId">Id of the event, the same on every delivery.</param>
public sealed record EventContext(Guid MessageId, DateTimeOffset OccurredAt, string Consumer);
