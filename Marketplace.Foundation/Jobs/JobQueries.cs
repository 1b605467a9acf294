using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Lists jobs and their runs.</summary>
public sealed class JobQueries(FoundationDbContext db, IEnumerable<JobSchedule> schedules, CursorCodec cursors)
{
    private const string RunsSort = "newest";

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
        var filters = $"{name}|{outcome}";
        var after = cursors.Decode(page.Cursor, RunsSort, filters, 1);
        if (!after.Succeeded)
            return after.Error;
        var runs = db.JobRuns.AsNoTracking();
        if (name is not null)
            runs = runs.Where(r => r.Name == name);
        if (outcome is not null)
            runs = runs.Where(r => r.Outcome == outcome);
        if (after.Value is [var key] && Guid.Parse(key) is var last)
            runs = runs.Where(r => r.Id < last);
        return Page<JobRun>.From(
            await runs.OrderByDescending(r => r.Id).Take(page.Limit + 1).ToListAsync(cancellationToken),
            page.Limit,
            run => cursors.Encode(RunsSort, filters, run.Id.ToString())
        );
    }
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
