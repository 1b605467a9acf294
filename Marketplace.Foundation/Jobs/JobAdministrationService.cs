using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Starts jobs on request.</summary>
public sealed class JobAdministrationService(
    FoundationDbContext db,
    IEnumerable<JobSchedule> schedules,
    SignalNotifier notifier,
    PlatformSignals signals,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Requests an immediate run by the Worker.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> for an unknown name, <c>job.running</c> while it runs. Repeat: a
    /// second request before the run starts has no effect.</remarks>
    public async Task<Result> RequestAsync(Guid? actorId, string name, CancellationToken cancellationToken)
    {
        if (schedules.All(s => s.Name != name))
            return PlatformErrors.NotFound;
        var open = await db
            .JobRuns.Where(r =>
                r.Name == name
                && (r.Outcome == JobOutcome.Requested || (r.Outcome == JobOutcome.Running && r.FinishedAt == null))
            )
            .OrderByDescending(r => r.StartedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (open?.Outcome == JobOutcome.Running && await IsLockedAsync(name, cancellationToken))
            return PlatformErrors.JobRunning;
        if (open?.Outcome != JobOutcome.Requested)
        {
            db.JobRuns.Add(
                new JobRun
                {
                    Id = Ids.New(clock),
                    Name = name,
                    StartedAt = clock.GetUtcNow(),
                    Outcome = JobOutcome.Requested,
                    Leader = "",
                }
            );
            audit.Add(actorId, "job.run", "job", name);
            await db.SaveChangesAsync(cancellationToken);
        }

        signals.Jobs.Set();
        notifier.Notify();
        return Result.Success;
    }

    private async Task<bool> IsLockedAsync(string name, CancellationToken cancellationToken) =>
        !await AdvisoryLocks.Job.For(name).TryAsync(db, cancellationToken);
}
