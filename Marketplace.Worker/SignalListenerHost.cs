using Marketplace.Foundation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Worker;

/// <summary>Listens for wake-ups from other processes; reconnects when the connection breaks.</summary>
public sealed class SignalListenerHost(
    SignalListener listener,
    SchemaGate gate,
    TimeProvider clock,
    ILogger<SignalListenerHost> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await gate.WaitAsync(stoppingToken);
        await Loop.RunAsync("wake-up listener", new Signal(), Pause, ListenAsync, clock, logger, stoppingToken);
    }

    private async Task<int> ListenAsync(CancellationToken cancellationToken)
    {
        await listener.ListenAsync(cancellationToken);
        return 0;
    }
}
