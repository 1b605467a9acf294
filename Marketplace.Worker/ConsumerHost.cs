using Marketplace.Foundation;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Worker;

/// <summary>Keeps the event consumers running.</summary>
public sealed class ConsumerHost(IEventReceiver receiver) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => receiver.RunAsync(stoppingToken);
}
