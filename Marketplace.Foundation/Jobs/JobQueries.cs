using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Lists jobs and their runs.</summary>
public sealed class JobQueries(FoundationDbContext db, IEnumerable<JobSchedule> schedules, CursorCodec cursors)
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
                    run?.HasFindings ?? false,
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
}

/// <summary>A job and its last run.</summary>
/// <param name="HasFindings">The last run finished, and found something people must look at.</param>
public sealed record JobStatus(
    string Name,
    int EverySeconds,
    JobOutcome? Outcome,
    bool HasFindings,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string? Detail
);
