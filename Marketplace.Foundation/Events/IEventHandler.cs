namespace Marketplace.Foundation;

/// <summary>Handles an integration event in a consumer; runs in the transaction that also records the inbox
/// row.</summary>
/// <remarks>Must be repeatable: a service call inside joins the same transaction; anything thrown brings the message
/// back later.</remarks>
public interface IEventHandler<in TEvent>
    where TEvent : IIntegrationEvent
{
    Task HandleAsync(TEvent integrationEvent, EventContext context, CancellationToken cancellationToken);
}

/// <summary>What is known of the message beside its data.</summary>
/// <param name="MessageId">Id of the event, the same at every delivery.</param>
public sealed record EventContext(Guid MessageId, DateTimeOffset OccurredAt, string Consumer);
