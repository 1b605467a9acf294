using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Processes the consumers' queues in PostgreSQL, one loop per consumer.</summary>
/// <remarks>Woken by the relay in this process and by NOTIFY from other processes; else by the time of the next retry,
/// or after <see cref="PlatformSignals.SafetyPoll"/>.</remarks>
public sealed class PostgresReceiver(
    IServiceScopeFactory scopes,
    EventRegistry registry,
    PlatformSignals signals,
    TimeProvider clock,
    ILogger<PostgresReceiver> logger
) : IEventReceiver
{
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            registry.Consumers.Select(consumer =>
                Loop.RunAsync(
                    $"consumer {consumer}",
                    signals.Deliveries,
                    ct => TakeDueAsync(consumer, ct),
                    clock,
                    logger,
                    cancellationToken
                )
            )
        );

    public async Task<int> ReceiveOnceAsync(CancellationToken cancellationToken)
    {
        var handled = 0;
        foreach (var consumer in registry.Consumers)
            handled += await TakeAsync(consumer, cancellationToken);
        return handled;
    }

    /// <returns>How long to sleep.</returns>
    private async Task<TimeSpan> TakeDueAsync(string consumer, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queues = scope.ServiceProvider.GetRequiredService<EventQueueQueries>();
        var pause = await queues.UntilNextDeliveryAsync(consumer, cancellationToken);
        if (pause > TimeSpan.Zero)
            return pause;
        // What is due and cannot be taken waits for another process, or for an earlier event of its subject.
        return await TakeAsync(consumer, cancellationToken) > 0 ? TimeSpan.Zero : PlatformSignals.ShortPoll;
    }

    private async Task<int> TakeAsync(string consumer, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DeliveryBatch>().RunAsync(consumer, cancellationToken);
    }
}
