using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Lists jobs and their runs, and starts jobs on request.</summary>
public sealed class JobAdministrationService(
    FoundationDbContext db,
    IEnumerable<JobSchedule> schedules,
    SignalNotifier notifier,
    PlatformSignals signals,
    AuditLog audit,
    CursorCodec cursors,
    TimeProvider clock
)
{
    private static readonly Keyset<JobRun, Guid> NewestRuns = Keyset.Descending<JobRun>("newest", r => r.Id);

    /// <summary>Lists all jobs with their last run.</summary>
    public async Task<IReadOnlyList<JobStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var last = await db
            .JobRuns.AsNoTracking()
            .GroupBy(r => r.Name)
            .Select(g => g.OrderByDescending(r => r.StartedAt).First())
            .ToDictionaryAsync(r => r.Name, cancellationToken);
        return schedules
            .OrderBy(s => s.Name, StringComparer.Ordinal)
            .Select(s =>
            {
                var run = last.GetValueOrDefault(s.Name);
                return new JobStatus(
                    s.Name,
                    (int)s.Every.TotalSeconds,
                    run?.Outcome,
                    run?.StartedAt,
                    run?.FinishedAt,
                    run?.Detail
                );
            })
            .ToList();
    }

    /// <summary>Lists the runs of one job or of all jobs, newest first.</summary>
    public async Task<Result<Page<JobRun>>> RunsAsync(
        string? name,
        JobOutcome? outcome,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = NewestRuns.Open(cursors, page, $"{name}|{outcome}");
        if (!opened.Succeeded)
            return opened.Error;
        var runs = db.JobRuns.AsNoTracking();
        if (name is not null)
            runs = runs.Where(r => r.Name == name);
        if (outcome is not null)
            runs = runs.Where(r => r.Outcome == outcome);
        return opened.Value.From(await opened.Value.Of(runs).ToListAsync(cancellationToken), run => run.Id);
    }

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

/// <summary>A job and its last run.</summary>
public sealed record JobStatus(
    string Name,
    int EverySeconds,
    JobOutcome? Outcome,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string? Detail
);
