using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>A Worker starts all of its jobs in one moment, on few connections.</summary>
[FewConnections]
public sealed class JobSlotsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Run_EveryJobAtOnce_NeedsNoMoreConnectionsThanThereAre()
    {
        var source = app.Services.GetRequiredService<NpgsqlDataSource>();
        Assert.Equal(
            FewConnectionsAttribute.PoolSize,
            new NpgsqlConnectionStringBuilder(source.ConnectionString).MaxPoolSize
        );
        var schedules = app.Services.GetServices<JobSchedule>().ToList();
        Assert.True(schedules.Count > 4 * FewConnectionsAttribute.PoolSize);
        var runner = app.Services.GetRequiredService<JobRunner>();
        app.Clock.Advance(TimeSpan.FromDays(2));
        var start = app.Clock.GetUtcNow();

        var ran = await Races.AtOnceAsync(
            schedules.Count,
            job => runner.TryRunAsync(schedules[job], evenIfNotDue: false, default)
        );

        Assert.All(ran, Assert.True);
        var runs = await app.QueryAsync(db =>
            db.JobRuns.AsNoTracking().Where(run => run.StartedAt >= start).ToListAsync()
        );
        Assert.Equal(schedules.Select(s => s.Name).Order(), runs.Select(run => run.Name).Order());
        Assert.All(runs, run => Assert.True(run.Outcome == JobOutcome.Succeeded, $"{run.Name}: {run.Detail}"));
    }

    [Fact]
    public async Task Run_WhileALongJobRuns_HoldsUpNoneOfThoseThatRunEveryFewSeconds()
    {
        Task finish;
        await using (await app.HoldAsync("LOCK TABLE orders.orders IN ACCESS EXCLUSIVE MODE"))
        {
            var slow = app.RunJobAsync("orders.run-timeouts");
            await app.UntilSomebodyWaitsForALockAsync();
            await app.RunJobAsync("platform.send-mails");
            var next = app.RunJobAsync("users.purge-sessions");
            Assert.False(slow.IsCompleted || next.IsCompleted);
            finish = Task.WhenAll(slow, next);
        }

        await finish;
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(12, 1)]
    [InlineData(16, 2)]
    [InlineData(60, 7)]
    [InlineData(1000, 8)]
    public void CountFor_Connections_TakesHalfOfThemAtMost(int connections, int slots) =>
        Assert.Equal(slots, JobSlotService.CountFor(connections));
}

/// <summary>As few connections as a host may have.</summary>
public sealed class FewConnectionsAttribute : HostSetupAttribute
{
    public const int PoolSize = 4;

    public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
        new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{ResourceNames.Database}"] = $"{app.ConnectionString};Maximum Pool Size={PoolSize}",
        };
}
