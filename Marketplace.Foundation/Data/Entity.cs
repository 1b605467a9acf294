namespace Marketplace.Foundation;

/// <summary>Base class of aggregate roots: an id, a version and the domain events raised.</summary>
public abstract class Entity
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; protected init; }

    /// <summary>Starts at 1 and increases with every change. Serves as the resource's ETag and the row's concurrency
    /// token.</summary>
    public long Version { get; internal set; } = 1;

    /// <summary>Bumps the version when only a child entity changed.</summary>
    protected void Touch() => Version++;

    internal IReadOnlyList<IDomainEvent> TakeEvents()
    {
        var events = _events.ToArray();
        _events.Clear();
        return events;
    }

    /// <summary>Queues a domain event; its handlers run before the commit, in the same transaction.</summary>
    protected void Raise(IDomainEvent domainEvent) => _events.Add(domainEvent);

    internal bool HasEvents => _events.Count > 0;
}
