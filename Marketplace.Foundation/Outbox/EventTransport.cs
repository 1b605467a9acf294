namespace Marketplace.Foundation;

/// <summary>Takes events out of the outbox and hands them to the transport.</summary>
/// <remarks>Two implementations: queues in PostgreSQL (<see cref="PostgresSender"/>) and Azure Service Bus. Which one
/// runs is configuration.</remarks>
public interface IEventSender
{
    /// <summary>What carries the events, as telemetry names it.</summary>
    EventTransportName Transport { get; }

    /// <summary>Sends a batch in its order and says per message what failed.</summary>
    /// <param name="batch">In outbox order; messages of one subject must not overtake each other.</param>
    /// <returns>One outcome a message, in the order of the batch; null = accepted, otherwise the reason.</returns>
    /// <remarks>Called inside the relay's transaction: the PostgreSQL sender writes into it; others send outside of it
    /// and may send twice.</remarks>
    Task<IReadOnlyList<string?>> SendAsync(IReadOnlyList<EventEnvelope> batch, CancellationToken cancellationToken);
}

/// <summary>A transport by the terms of OpenTelemetry.</summary>
/// <param name="System">Value of <c>messaging.system</c>.</param>
/// <param name="Destination">Value of <c>messaging.destination.name</c>.</param>
public sealed record EventTransportName(string System, string Destination);

/// <summary>Receives events for the consumers and hands each to <see cref="EventDispatcher"/>.</summary>
public interface IEventReceiver
{
    /// <summary>Runs until cancelled; finishes what it holds before it returns.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Handles what is due now and says how many; lets tests and commands drain the queues.</summary>
    Task<int> ReceiveOnceAsync(CancellationToken cancellationToken);
}

/// <summary>Reads and redrives deliveries that were given up.</summary>
public interface IDeadLetters
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DeadDelivery>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Puts all of them back in their queues and says how many.</summary>
    Task<int> RedriveAsync(CancellationToken cancellationToken);
}

/// <summary>A delivery that was given up after too many attempts.</summary>
public sealed record DeadDelivery(
    string Consumer,
    Guid MessageId,
    string Type,
    string Subject,
    int Attempts,
    DateTimeOffset DeadAt,
    string? LastError
);
