using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Worker;

/// <summary>Measures the queues every 15 seconds while metrics are exported.</summary>
public sealed class QueueGaugesHost(
    IServiceScopeFactory scopes,
    SchemaGate gate,
    TimeProvider clock,
    ILogger<QueueGaugesHost> logger
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await gate.WaitAsync(stoppingToken);
        await Loop.RunAsync("queue gauges", new Signal(), Period, MeasureAsync, clock, logger, stoppingToken);
    }

    private async Task<int> MeasureAsync(CancellationToken cancellationToken)
    {
        if (!QueueGauges.IsWatched)
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<QueueGauges>().MeasureAsync(cancellationToken);
        return 0;
    }
}
