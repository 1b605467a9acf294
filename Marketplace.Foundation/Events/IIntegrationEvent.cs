namespace Marketplace.Foundation;

/// <summary>An event for other modules: written to the outbox in the same commit, delivered at least once.</summary>
/// <remarks>Contains ids and amounts only, never personal data. <see cref="EventNameAttribute"/> sets its stable
/// name.</remarks>
public interface IIntegrationEvent
{
    /// <summary>Id of the aggregate; events with the same subject arrive in order.</summary>
    string Subject { get; }
}
