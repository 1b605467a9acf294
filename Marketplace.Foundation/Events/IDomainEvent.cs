namespace Marketplace.Foundation;

/// <summary>Something that happened inside a module; handled there, in the same transaction.</summary>
public interface IDomainEvent;

/// <summary>Handles a domain event before the commit.</summary>
public interface IDomainEventHandler<in TEvent>
    where TEvent : IDomainEvent
{
    Task HandleAsync(TEvent domainEvent, CancellationToken cancellationToken);
}
