using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Processes;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.IntegrationTests.Observability;

/// <summary>A Worker that has nothing to do asks for work now and then, and fills no trace store with it.</summary>
public sealed class IdleWorkerTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    // About 190 when this was written: half of them write and read the runs of jobs.
    private const int MostStatementsOfAnIdleMinute = 400;

    private static readonly string[] Frequent =
    [
        "job platform.send-mails",
        "job payments.send-refunds",
        "job payments.retry-webhooks",
        "job products.sweep-reservations",
        "job analytics.follow-sales",
    ];

    [Fact]
    public async Task Worker_WithNothingToDo_SendsGaugesAndTheTracesOfItsRareJobsAlone()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.CloneDatabaseAsync();
        await using var receiver = await OtlpReceiver.StartAsync();
        var settings = HostProcess.Settings(backing, database);
        foreach (var (key, value) in receiver.Settings)
            settings[key] = value;
        await using (var worker = HostProcess.Start("Marketplace.Worker", settings))
        {
            await worker.ListeningAsync();
            await MarketplaceApp.EventuallyAsync(
                "the Worker measures its queues and runs its jobs",
                () =>
                    Task.FromResult(
                        receiver.Of("/v1/metrics").Contains("marketplace.queue.depth", StringComparison.Ordinal)
                            && receiver.Spans.Any(span => span.Name == "job platform.purge")
                    )
            );
            await Task.Delay(Idle);
            Assert.Equal(0, await worker.StopAsync());
        }

        var roots = receiver.Spans.Where(span => span.IsRoot).ToList();
        Assert.All(roots, root => Assert.StartsWith("job ", root.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(roots, root => Frequent.Contains(root.Name));
        var known = roots.Select(root => root.TraceId).ToHashSet();
        Assert.All(receiver.Spans, span => Assert.Contains(span.TraceId, known));
        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await backing.DropDatabaseAsync(database);
    }

    [Fact]
    public async Task Worker_WithNothingToDoForAMinute_SendsFewStatements()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.CloneDatabaseAsync();
        var (clock, logs) = (new QuickClock(factor: 20), new LogLines());
        using (var worker = WorkerHost.Build(backing, database, clock, logs))
        {
            await worker.StartAsync();
            var jobs = worker.Services.GetServices<JobSchedule>().Count();
            await MarketplaceApp.EventuallyAsync("every job ran", async () => await FinishedJobsAsync(worker) == jobs);
            logs.Clear();
            await Task.Delay(TimeSpan.FromMinutes(1), clock);
            var statements = logs.All.Where(line => line.Contains("Executed DbCommand", StringComparison.Ordinal));
            Assert.InRange(statements.Count(), 1, MostStatementsOfAnIdleMinute);
            await worker.StopAsync();
        }

        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await backing.DropDatabaseAsync(database);
    }

    private static async Task<int> FinishedJobsAsync(IHost worker)
    {
        await using var scope = worker.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<MarketplaceDbContext>()
            .JobRuns.Where(run => run.FinishedAt != null)
            .Select(run => run.Name)
            .Distinct()
            .CountAsync();
    }

    /// <summary>The system's time, from its start on so many times as fast.</summary>
    private sealed class QuickClock(int factor) : TimeProvider
    {
        private readonly long _start = System.GetTimestamp();
        private readonly DateTimeOffset _startedAt = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => _startedAt + (System.GetElapsedTime(_start) * factor);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / factor : dueTime, period);
    }
}
