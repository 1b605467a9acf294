using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Standalone;

/// <summary>The product as the steps of a simulation use it: each call in a scope of its own, as a request or a job
/// has.</summary>
internal sealed class SimulationWorld(SimulationHost host, SimulateOptions options, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    private readonly Dictionary<string, JobSchedule> _jobs = host
        .Services.GetServices<JobSchedule>()
        .ToDictionary(s => s.Name);

    public SimulateOptions Options => options;

    public Agenda Agenda { get; } = new();

    public SimulationProvider Provider => host.Provider;

    public CancellationToken Cancellation => cancellationToken;

    /// <summary>The day that is simulated, from 0.</summary>
    public int Day { get; set; }

    /// <summary>Runs work with a service.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, CancellationToken, Task<TResult>> workAsync)
        where TService : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await workAsync(scope.ServiceProvider.GetRequiredService<TService>(), cancellationToken);
    }

    /// <summary>Reads the database.</summary>
    public Task<T> ReadAsync<T>(Func<MarketplaceDbContext, CancellationToken, Task<T>> queryAsync) =>
        WithAsync(queryAsync);

    /// <summary>A command that must succeed.</summary>
    /// <param name="what">In the message when it is refused.</param>
    /// <exception cref="SimulationFailedException">It was refused.</exception>
    public async Task DoAsync<TService>(string what, Func<TService, CancellationToken, Task<Result>> actAsync)
        where TService : notnull
    {
        var done = await WithAsync(actAsync);
        if (!done.Succeeded)
            throw Refused(what, done.Error);
    }

    /// <summary>A command that must succeed and gives something.</summary>
    /// <exception cref="SimulationFailedException">It was refused.</exception>
    public async Task<T> GetAsync<TService, T>(string what, Func<TService, CancellationToken, Task<Result<T>>> actAsync)
        where TService : notnull
    {
        var done = await WithAsync(actAsync);
        return done.Succeeded ? done.Value : throw Refused(what, done.Error);
    }

    /// <summary>Runs a scheduled job now.</summary>
    /// <returns>What it did; null when there was nothing to do.</returns>
    /// <exception cref="SimulationFailedException">It failed, or a fault of an earlier day stands in it.</exception>
    public async Task<string?> RunJobAsync(string name)
    {
        await host.Services.GetRequiredService<JobRunner>().TryRunAsync(_jobs[name], true, cancellationToken);
        var run = await ReadAsync(
            (db, ct) =>
                db.JobRuns.AsNoTracking().Where(r => r.Name == name).OrderByDescending(r => r.StartedAt).FirstAsync(ct)
        );
        return run.Outcome == JobOutcome.Succeeded
            ? run.Detail
            : throw new SimulationFailedException($"Day {Day}: the job {name} ended as {run.Outcome}: {run.Detail}");
    }

    /// <summary>Sends and handles the events that are due, and those that follow from them.</summary>
    public async Task HandleEventsAsync()
    {
        var receiver = host.Services.GetRequiredService<IEventReceiver>();
        int handled;
        do
        {
            handled = await WithAsync<OutboxRelay, int>((relay, ct) => relay.RunOnceAsync(ct));
            handled += await receiver.ReceiveOnceAsync(cancellationToken);
        } while (handled > 0);
    }

    /// <summary>Waits for what a webhook brings.</summary>
    /// <exception cref="SimulationFailedException">It never happened.</exception>
    public async Task UntilAsync(string what, Func<MarketplaceDbContext, CancellationToken, Task<bool>> holdsAsync)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await ReadAsync(holdsAsync))
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new SimulationFailedException($"Day {Day}: never happened: {what}");
            await Task.Delay(LookEvery, cancellationToken);
        }
    }

    private SimulationFailedException Refused(string what, Error error) =>
        new($"Day {Day}: {what} was refused: {error.Code}");
}
