using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>Signals an event to those who have something open that it changes. Sends no statement.</summary>
internal sealed class OnLiveEvent<TEvent>(LiveSignalPublisher publisher) : IEventBatchHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    public Task HandleAsync(IReadOnlyList<ReceivedEvent<TEvent>> events, CancellationToken cancellationToken)
    {
        publisher.Publish(events.SelectMany(e => LiveSignals.Of(e.Event)));
        return Task.CompletedTask;
    }
}
