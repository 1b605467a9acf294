using Marketplace.Foundation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Worker;

/// <summary>Runs scheduled jobs when they are due, and jobs requested manually.</summary>
public sealed class JobHost(
    IEnumerable<JobSchedule> schedules,
    JobRunner runner,
    PlatformSignals signals,
    SchemaGate gate,
    TimeProvider clock,
    ILogger<JobHost> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await gate.WaitAsync(stoppingToken);
        await Task.WhenAll(
            schedules
                .Select(schedule =>
                    Loop.RunAsync(
                        "job " + schedule.Name,
                        new Signal(),
                        schedule.Every,
                        ct => RunDueAsync(schedule, ct),
                        clock,
                        logger,
                        stoppingToken
                    )
                )
                .Append(Loop.RunAsync("requested jobs", signals.Jobs, RunRequestedAsync, clock, logger, stoppingToken))
        );
    }

    private async Task<int> RunDueAsync(JobSchedule schedule, CancellationToken cancellationToken)
    {
        await runner.TryRunAsync(schedule, evenIfNotDue: false, cancellationToken);
        return 0;
    }

    /// <returns>How long to sleep.</returns>
    private async Task<TimeSpan> RunRequestedAsync(CancellationToken cancellationToken)
    {
        var requested = await runner.ListRequestedAsync(cancellationToken);
        foreach (var schedule in schedules.Where(s => requested.Contains(s.Name)))
            await runner.TryRunAsync(schedule, evenIfNotDue: true, cancellationToken);
        return signals.SafetyPoll;
    }
}
