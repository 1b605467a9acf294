using Marketplace.ServiceDefaults.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Worker;

/// <summary>Holds back relay, consumers and jobs until the database has the schema this build was made for.</summary>
/// <remarks>A deployment starts a new Worker beside the old one, and nothing orders it after the migration. Says once
/// what it waits for, and once that it goes on.</remarks>
public sealed class SchemaGate(ExpectedSchema schema, TimeProvider clock, ILogger<SchemaGate> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns when there is a schema to work on; fails when cancelled.</summary>
    public Task PassAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var state = await schema.LookAsync(stoppingToken);
        if (state.Fault is not null)
        {
            logger.LogWarning(
                state.Cause,
                "The Worker waits for the schema it was built for: {Reason} Run the migration; it goes on by itself",
                state.Fault
            );
            while ((await schema.LookAsync(stoppingToken)).Fault is not null)
                await Task.Delay(Pause, clock, stoppingToken);
            logger.LogInformation("The schema is there; the Worker goes on");
        }

        _open.SetResult();
    }
}
