using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.Foundation;

/// <summary>Runs a job under an advisory lock, so that only one run is active across all machines.</summary>
public sealed class JobRunner(
    IServiceScopeFactory scopes,
    JobSlotService slots,
    TimeProvider clock,
    ILogger<JobRunner> logger
)
{
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan IdleInterval = TimeSpan.FromMinutes(1);

    private static readonly string Leader = string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.MachineName}/{Environment.ProcessId}"
    );

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ranAt = new(StringComparer.Ordinal);

    /// <summary>Runs the job if it is due or was requested; false if it is not due, is running elsewhere, or ran less
    /// than a minute ago and has nothing to do.</summary>
    /// <remarks>Waits while too many other jobs of this process run (<see cref="JobSlotService"/>).</remarks>
    public async Task<bool> TryRunAsync(JobSchedule schedule, bool evenIfNotDue, CancellationToken cancellationToken)
    {
        using var slot = await slots.TakeAsync(schedule, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        if (!evenIfNotDue && await IsIdleAsync(schedule, scope.ServiceProvider, cancellationToken))
            return false;
        var db = scope.ServiceProvider.GetRequiredService<FoundationDbContext>();
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (!await TryLockAsync(db, schedule.Name, cancellationToken))
            return false;
        try
        {
            // A run dated after the next due time was recorded by a clock that was ahead; waiting for it could block
            // the job.
            var horizon = clock.GetUtcNow() + schedule.Every;
            var last = await db
                .JobRuns.AsNoTracking()
                .Where(r => r.Name == schedule.Name && r.StartedAt <= horizon)
                .OrderByDescending(r => r.StartedAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (!evenIfNotDue && !IsDue(last, schedule))
            {
                if (last?.Outcome == JobOutcome.Running)
                    await CloseAbandonedRunsAsync(db, schedule.Name, cancellationToken);
                return false;
            }

            if (evenIfNotDue || last is { Outcome: JobOutcome.Requested or JobOutcome.Running })
                await ReplaceOpenRunsAsync(db, schedule, cancellationToken);
            await RunLockedAsync(db, schedule, cancellationToken);
            _ranAt[schedule.Name] = clock.GetUtcNow();
            return true;
        }
        finally
        {
            await UnlockAsync(db, schedule.Name);
        }
    }

    /// <summary>Names of the jobs that were requested manually.</summary>
    public async Task<IReadOnlyList<string>> ListRequestedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FoundationDbContext>();
        return await db
            .JobRuns.AsNoTracking()
            .Where(r => r.Outcome == JobOutcome.Requested)
            .Select(r => r.Name)
            .Distinct()
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> IsIdleAsync(
        JobSchedule schedule,
        IServiceProvider services,
        CancellationToken cancellationToken
    ) =>
        _ranAt.TryGetValue(schedule.Name, out var ranAt)
        && clock.GetUtcNow() < ranAt + IdleInterval
        && !await ((IJob)services.GetRequiredService(schedule.JobType)).HasWorkAsync(cancellationToken);

    private static Task<bool> TryLockAsync(FoundationDbContext db, string name, CancellationToken cancellationToken) =>
        AdvisoryLocks.Job.For(name).TryInSessionAsync(db, cancellationToken);

    private static async Task UnlockAsync(FoundationDbContext db, string name)
    {
        try
        {
            await AdvisoryLocks.Job.For(name).ReleaseInSessionAsync(db);
        }
        catch (Exception)
        {
            // A connection that still holds the lock must not return to the pool, or the job could never run again.
            NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
            throw;
        }
    }

    /// <summary>A host that answers requests too keeps commands short; a job works on sets and may take
    /// longer.</summary>
    private static void AllowLongCommands(FoundationDbContext db)
    {
        var limit = TimeSpan.FromSeconds(((NpgsqlConnection)db.Database.GetDbConnection()).CommandTimeout);
        if (limit > TimeSpan.Zero && limit < CommandTimeout)
            db.Database.SetCommandTimeout(CommandTimeout);
    }

    private bool IsDue(JobRun? last, JobSchedule schedule) =>
        last is null
        || last.Outcome == JobOutcome.Requested
        || last.StartedAt + schedule.Every * 0.9 <= clock.GetUtcNow();

    /// <summary>Marks abandoned runs as failed: the lock holder knows that no other run is active, so an open one was
    /// left by a
    /// process that was killed.</summary>
    private Task CloseAbandonedRunsAsync(FoundationDbContext db, string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db
            .JobRuns.Where(r => r.Name == name && r.Outcome == JobOutcome.Running)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.Outcome, JobOutcome.Failed)
                        .SetProperty(r => r.FinishedAt, now)
                        .SetProperty(r => r.Detail, "The process ended before the run finished."),
                cancellationToken
            );
    }

    /// <summary>Removes requests that the coming run fulfils, and closes runs that nobody will finish.</summary>
    private async Task ReplaceOpenRunsAsync(
        FoundationDbContext db,
        JobSchedule schedule,
        CancellationToken cancellationToken
    )
    {
        await db
            .JobRuns.Where(r => r.Name == schedule.Name && r.Outcome == JobOutcome.Requested)
            .ExecuteDeleteAsync(cancellationToken);
        await CloseAbandonedRunsAsync(db, schedule.Name, cancellationToken);
    }

    private async Task RunLockedAsync(FoundationDbContext db, JobSchedule schedule, CancellationToken cancellationToken)
    {
        var run = new JobRun
        {
            Id = Ids.New(clock),
            Name = schedule.Name,
            StartedAt = clock.GetUtcNow(),
            Outcome = JobOutcome.Running,
            Leader = Leader,
        };
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        using var telemetry = new JobTelemetry(schedule);
        try
        {
            await using var inner = scopes.CreateAsyncScope();
            AllowLongCommands(inner.ServiceProvider.GetRequiredService<FoundationDbContext>());
            run.Detail = await ((IJob)inner.ServiceProvider.GetRequiredService(schedule.JobType)).RunAsync(
                cancellationToken
            );
            run.Outcome = JobOutcome.Succeeded;
            telemetry.Succeed(run.Detail is not null);
            if (run.Detail is not null)
                logger.LogInformation("Job {Job} completed: {Detail}", schedule.Name, run.Detail);
        }
        catch (JobFindingsException findings)
        {
            NoteFindings(run, findings);
            telemetry.Succeed(didSomething: true);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NoteFailure(run, exception);
            telemetry.Fail(exception);
        }

        run.FinishedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private void NoteFindings(JobRun run, JobFindingsException findings)
    {
        (run.Outcome, run.HasFindings, run.Detail) = (JobOutcome.Succeeded, true, findings.Message);
        logger.LogWarning("Job {Job} finished with findings: {Detail}", run.Name, run.Detail);
    }

    private void NoteFailure(JobRun run, Exception exception)
    {
        (run.Outcome, run.Detail) = (
            JobOutcome.Failed,
            exception is JobAlertException ? exception.Message : exception.GetType().Name + ": " + exception.Message
        );
        logger.LogError(exception, "Job {Job} failed", run.Name);
    }
}
