namespace Marketplace.Foundation;

/// <summary>Handles events of one type together, in the transaction that also writes their inbox rows.</summary>
/// <remarks>For a handler that would otherwise send the same statements for every event. Must be safe to repeat.
/// Order: events of one subject are in the order in which they were written. Errors: an exception rolls everything
/// back; the events then come one at a time, so that only those that fail are retried. Traces: while several events
/// are handled, no event's span is current; a handler that publishes events of its own is an
/// <see cref="IEventHandler{TEvent}"/>.</remarks>
public interface IEventBatchHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    /// <param name="events">At least one.</param>
    Task HandleAsync(IReadOnlyList<ReceivedEvent<TEvent>> events, CancellationToken cancellationToken);
}

/// <summary>An event as it was delivered.</summary>
public sealed record ReceivedEvent<TEvent>(TEvent Event, EventContext Context)
    where TEvent : IIntegrationEvent;
