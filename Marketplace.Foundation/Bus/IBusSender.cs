namespace Marketplace.Foundation;

/// <summary>Sends to the bus. The only code that differs from one bus to another, with <see cref="IBusProcessor"/> and
/// <see cref="IBusDeadLetterQueue"/>.</summary>
public interface IBusSender
{
    /// <summary>Creates an empty batch with the size limit of the bus.</summary>
    /// <remarks>Throws <see cref="BusUnavailableException"/> when the bus does not answer.</remarks>
    Task<IBusBatch> CreateBatchAsync(CancellationToken cancellationToken);
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
