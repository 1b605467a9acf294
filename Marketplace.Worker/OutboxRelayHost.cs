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
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        notifier.HasLocalRelay = true;
        await gate.WaitAsync(stoppingToken);
        await Loop.RunAsync("outbox relay", signals.Outbox, RelayAsync, clock, logger, stoppingToken);
    }

    /// <returns>How long to sleep.</returns>
    private async Task<TimeSpan> RelayAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queues = scope.ServiceProvider.GetRequiredService<EventQueueQueries>();
        var pause = await queues.UntilNextEventAsync(cancellationToken);
        if (pause > TimeSpan.Zero)
            return pause;
        // What is due and cannot be sent waits for another relay, or for an earlier event of its subject.
        var relay = scope.ServiceProvider.GetRequiredService<OutboxRelay>();
        return await relay.RunOnceAsync(cancellationToken) > 0 ? TimeSpan.Zero : PlatformSignals.ShortPoll;
    }
}
