using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Worker;

/// <summary>Runs the outbox relay.</summary>
/// <remarks>After a batch that was not full it rests, so that the events of a busy moment travel together: relay and
/// consumers pay their statements once a batch. The first event after a quiet moment does not wait.</remarks>
public sealed class OutboxRelayHost(
    IServiceScopeFactory scopes,
    PlatformSignals signals,
    SignalNotifier notifier,
    SchemaGate gate,
    TimeProvider clock,
    ILogger<OutboxRelayHost> logger
) : BackgroundService
{
    /// <summary>How long an event may wait for others.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

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
        var sent = await relay.RunOnceAsync(cancellationToken);
        if (sent == 0)
            return PlatformSignals.ShortPoll;
        // By the machine's clock: this paces work, whatever time it is for the marketplace.
        if (sent < OutboxRelay.BatchSize)
            await Task.Delay(Rest, cancellationToken);
        return TimeSpan.Zero;
    }
}
