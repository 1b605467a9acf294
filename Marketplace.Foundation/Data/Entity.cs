namespace Marketplace.Foundation;

/// <summary>An aggregate root: identified, versioned, and able to tell its module what happened to it.</summary>
public abstract class Entity
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; protected init; }

    /// <summary>Counts changes from 1; the ETag of the resource and the concurrency token of the row.</summary>
    public long Version { get; internal set; } = 1;

    /// <summary>Counts a change of a child as a change of this root.</summary>
    protected void Touch() => Version++;

    internal IReadOnlyList<IDomainEvent> TakeEvents()
    {
        var events = _events.ToArray();
        _events.Clear();
        return events;
    }

    /// <summary>Remembers a domain event; its handlers run before the commit, in the same transaction.</summary>
    protected void Raise(IDomainEvent domainEvent) => _events.Add(domainEvent);

    internal bool HasEvents => _events.Count > 0;
}
