namespace Marketplace.Foundation;

/// <summary>An event inside one module, handled in the same transaction.</summary>
public interface IDomainEvent;

/// <summary>Handles a domain event before the commit.</summary>
public interface IDomainEventHandler<in TEvent>
    where TEvent : IDomainEvent
{
    Task HandleAsync(TEvent domainEvent, CancellationToken cancellationToken);
}
