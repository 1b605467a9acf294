using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Worker;

/// <summary>Runs the outbox relay.</summary>
public sealed class OutboxRelayHost(
    IServiceScopeFactory scopes,
    PlatformSignals signals,
    SignalNotifier notifier,
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
        await Loop.RunAsync("outbox relay", signals.Outbox, SafetyPoll, RelayAsync, clock, logger, stoppingToken);
    }

    private async Task<int> RelayAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sent = await scope.ServiceProvider.GetRequiredService<OutboxRelay>().RunOnceAsync(cancellationToken);
        // After a batch that was not full, nothing is left that is due; whatever comes next signals.
        return sent < OutboxRelay.BatchSize ? 0 : sent;
    }
}
