namespace Marketplace.Foundation;

/// <summary>Sends events from the outbox to the transport.</summary>
/// <remarks>Two implementations: queues in PostgreSQL (<see cref="PostgresSender"/>) and Azure Service Bus.
/// Configuration selects the one in use.</remarks>
public interface IEventSender
{
    /// <summary>The transport as named in telemetry.</summary>
    EventTransportName Transport { get; }

    /// <summary>Whether this version knows where an event of a type goes; one it does not know waits for another
    /// version.</summary>
    bool Takes(string eventType);

    /// <summary>Sends a batch in order and reports failures per message.</summary>
    /// <param name="batch">In outbox order; messages of one subject must not overtake each other.</param>
    /// <returns>One entry per message, in batch order; null when accepted, otherwise the reason.</returns>
    /// <remarks>Called inside the relay's transaction. The PostgreSQL sender writes in it; others send outside it and
    /// may send
    /// a message twice.</remarks>
    Task<IReadOnlyList<string?>> SendAsync(IReadOnlyList<EventEnvelope> batch, CancellationToken cancellationToken);
}

/// <summary>A transport in OpenTelemetry terms.</summary>
/// <param name="System">Value of <c>messaging.system</c>.</param>
/// <param name="Destination">Value of <c>messaging.destination.name</c>.</param>
public sealed record EventTransportName(string System, string Destination);

/// <summary>Receives events for all consumers and passes each to <see cref="EventDispatcher"/>.</summary>
public interface IEventReceiver
{
    /// <summary>Runs until cancelled; finishes messages in progress before returning.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Handles the messages due now and returns their number; used by tests and commands to drain the
    /// queues.</summary>
    Task<int> ReceiveOnceAsync(CancellationToken cancellationToken);
}

/// <summary>Lists and redrives dead deliveries.</summary>
public interface IDeadLetters
{
    /// <summary>Lists dead deliveries, newest first.</summary>
    Task<IReadOnlyList<DeadDelivery>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Moves all dead deliveries back to their queues and returns their number.</summary>
    Task<int> RedriveAsync(CancellationToken cancellationToken);
}

/// <summary>A delivery marked dead after too many attempts.</summary>
public sealed record DeadDelivery(
    string Consumer,
    Guid MessageId,
    string Type,
    string Subject,
    int Attempts,
    DateTimeOffset DeadAt,
    string? LastError
);
