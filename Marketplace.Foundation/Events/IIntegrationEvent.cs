namespace Marketplace.Foundation;

/// <summary>A fact other modules may hear of: written to the outbox in the same commit, delivered at least
/// once.</summary>
/// <remarks>Holds ids and amounts only, never personal data. Its stable name is given by
/// <see cref="EventNameAttribute"/>.</remarks>
public interface IIntegrationEvent
{
    /// <summary>Id of the aggregate it is about; events of one subject arrive in order.</summary>
    string Subject { get; }
}
