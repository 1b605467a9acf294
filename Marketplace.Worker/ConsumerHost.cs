using Marketplace.Foundation;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Worker;

/// <summary>Runs the event consumers.</summary>
public sealed class ConsumerHost(IEventReceiver receiver, SchemaGate gate) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await gate.WaitAsync(stoppingToken);
        await receiver.RunAsync(stoppingToken);
    }
}
