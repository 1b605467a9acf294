using Marketplace.ServiceDefaults.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Worker;

/// <summary>Blocks the relay, consumers and jobs until the database has the schema this build requires.</summary>
/// <remarks>A deployment starts a new Worker next to the old one, possibly before the migration has run. Logs once that
/// it is
/// waiting and once that it continues.</remarks>
public sealed class SchemaGate(ExpectedSchema schema, TimeProvider clock, ILogger<SchemaGate> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the schema is available; throws when cancelled.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var state = await schema.CheckAsync(stoppingToken);
        if (state.Fault is not null)
        {
            logger.LogWarning(
                "The Worker is waiting for the database schema: {Reason} Run the migration to continue",
                state.Detail is { } detail ? $"{detail}." : state.Fault
            );
            while ((await schema.CheckAsync(stoppingToken)).Fault is not null)
                await Task.Delay(Pause, clock, stoppingToken);
            logger.LogInformation("The database schema is ready; the Worker continues");
        }

        _open.SetResult();
    }
}
