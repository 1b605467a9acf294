using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Processes the consumers' queues in PostgreSQL, one loop per consumer.</summary>
/// <remarks>Woken by the relay in this process, by NOTIFY from other processes, and every second as a
/// fallback.</remarks>
public sealed class PostgresReceiver(
    IServiceScopeFactory scopes,
    EventRegistry registry,
    PlatformSignals signals,
    TimeProvider clock,
    ILogger<PostgresReceiver> logger
) : IEventReceiver
{
    private static readonly TimeSpan SafetyPoll = TimeSpan.FromSeconds(1);

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            registry.Consumers.Select(consumer =>
                Loop.RunAsync(
                    $"consumer {consumer}",
                    signals.Deliveries,
                    SafetyPoll,
                    ct => TakeFullAsync(consumer, ct),
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

    /// <summary>Handles a batch; 0 unless it was full, since after a smaller one nothing is left that is due.</summary>
    private async Task<int> TakeFullAsync(string consumer, CancellationToken cancellationToken)
    {
        var handled = await TakeAsync(consumer, cancellationToken);
        return handled < DeliveryBatch.SizeOf(registry, consumer) ? 0 : handled;
    }

    private async Task<int> TakeAsync(string consumer, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DeliveryBatch>().RunAsync(consumer, cancellationToken);
    }
}
