namespace Marketplace.Foundation;

/// <summary>Sends to the bus. The only code that differs from one bus to another, with <see cref="IBusInlet"/> and
/// <see cref="IBusDeadLetterBox"/>.</summary>
public interface IBusOutlet
{
    /// <summary>An empty batch with the size limit of the bus.</summary>
    /// <remarks>Throws <see cref="BusUnavailableException"/> when the bus does not answer.</remarks>
    Task<IBusBatch> OpenBatchAsync(CancellationToken cancellationToken);
}

/// <summary>Messages that leave in one request.</summary>
public interface IBusBatch : IDisposable
{
    /// <summary>False when the message does not fit any more.</summary>
    bool TryAdd(BusMessage message);

    /// <summary>Sends all of it or nothing.</summary>
    /// <remarks>Throws <see cref="BusUnavailableException"/> when the bus does not answer, anything else when it
    /// refuses the messages.</remarks>
    Task SendAsync(CancellationToken cancellationToken);
}

/// <summary>Receives from the bus.</summary>
public interface IBusInlet
{
    /// <summary>Hands each message of a consumer to <paramref name="handle"/> and settles it as told, until cancelled;
    /// finishes what it holds.</summary>
    /// <remarks>Messages of one session come one at a time and in order; several sessions side by side.</remarks>
    Task RunAsync(
        string consumer,
        Func<BusDelivery, CancellationToken, Task<Settlement>> handle,
        CancellationToken cancellationToken
    );
}

/// <summary>The dead letters of the bus.</summary>
public interface IBusDeadLetterBox
{
    /// <summary>Looks at the dead letters of a consumer without taking them.</summary>
    Task<IReadOnlyList<BusDeadLetter>> PeekAsync(string consumer, int limit, CancellationToken cancellationToken);

    /// <summary>Takes some dead letters of a consumer, gives each to <paramref name="resend"/> and removes it
    /// afterwards.</summary>
    /// <returns>How many were removed; 0 when there are none.</returns>
    Task<int> TakeAsync(
        string consumer,
        int limit,
        Func<BusDeadLetter, CancellationToken, Task> resend,
        CancellationToken cancellationToken
    );
}

/// <summary>A message the bus or a consumer gave up.</summary>
/// <param name="Sequence">Number the bus gave the message.</param>
/// <param name="EnqueuedAt">When the message entered the subscription; buses do not tell when it died.</param>
public sealed record BusDeadLetter(
    BusMessage Message,
    long Sequence,
    int DeliveryCount,
    DateTimeOffset EnqueuedAt,
    string? Reason,
    string? Description
);

/// <summary>The bus does not answer; nothing is wrong with the messages.</summary>
public sealed class BusUnavailableException : Exception
{
    public BusUnavailableException() { }

    public BusUnavailableException(string message)
        : base(message) { }

    public BusUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
