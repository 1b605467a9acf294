namespace Marketplace.Foundation;

/// <summary>The dead letters of the bus.</summary>
public interface IBusDeadLetterQueue
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

/// <summary>A message that the bus or a consumer dead-lettered.</summary>
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
