using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Worker;

/// <summary>Runs the outbox relay and listens for wake-ups from other processes.</summary>
public sealed class OutboxRelayHost(
    IServiceScopeFactory scopes,
    PlatformSignals signals,
    SignalNotifier notifier,
    SignalListener listener,
    SchemaGate gate,
    TimeProvider clock,
    ILogger<OutboxRelayHost> logger
) : BackgroundService
{
    private static readonly TimeSpan SafetyPoll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        notifier.HasLocalRelay = true;
        await gate.WaitAsync(stoppingToken);
        await Task.WhenAll(
            Loop.RunAsync("outbox relay", signals.Outbox, SafetyPoll, RelayAsync, clock, logger, stoppingToken),
            Loop.RunAsync("wake-up listener", new Signal(), SafetyPoll, ListenAsync, clock, logger, stoppingToken)
        );
    }

    private async Task<int> RelayAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OutboxRelay>().RunOnceAsync(cancellationToken);
    }

    private async Task<int> ListenAsync(CancellationToken cancellationToken)
    {
        await listener.ListenAsync(cancellationToken);
        return 0;
    }
}
