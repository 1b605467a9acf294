namespace Marketplace.Foundation;

/// <summary>Receives from the bus.</summary>
public interface IBusProcessor
{
    /// <summary>Hands each message of a consumer to <paramref name="handle"/> and settles it as that says, until
    /// cancelled. Returns when the handlers that run have finished and their messages are settled.</summary>
    /// <remarks>Messages of one session come one at a time and in order; several sessions side by side.</remarks>
    Task RunAsync(
        string consumer,
        Func<BusDelivery, CancellationToken, Task<MessageDisposition>> handle,
        CancellationToken cancellationToken
    );
}
