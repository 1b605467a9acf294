using Marketplace.Foundation;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Worker;

/// <summary>Keeps the event consumers running.</summary>
public sealed class ConsumerHost(IEventReceiver receiver, SchemaGate gate) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await gate.PassAsync(stoppingToken);
        await receiver.RunAsync(stoppingToken);
    }
}
