using System.Data.Common;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Marketplace.Modules.Invariants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Invariants;

/// <summary>The hourly check stops between slices when its time is used up; the runs of a round together find what is
/// broken anywhere.</summary>
[StoppedClock]
[SlowSlices]
[Setting("Invariants:BudgetMilliseconds", "1000")]
[Setting("Invariants:SliceKeys", "500")]
public sealed class InvariantRoundTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string SomeVariant =
        "(SELECT variant_id FROM products.stock_items ORDER BY variant_id OFFSET 1700 LIMIT 1)";

    [Fact]
    public async Task Run_TimeUsedUp_StopsAndTheRoundFindsWhatIsBrokenUntilItIsRepaired()
    {
        await ChangeUnitsAsync(+1);
        var failures = new List<string>();
        while (await EndedAsync() < Invariant.All.Count)
        {
            var before = Slices;
            if (await Record.ExceptionAsync(RunAsync) is { } failure)
                failures.Add(failure.Message);

            Assert.Equal(SlowSlicesAttribute.InABudget, Slices - before);
        }

        Assert.True(
            Slices > Invariant.All.Count * SlowSlicesAttribute.InABudget,
            $"{Slices} slices in the first round"
        );
        Assert.NotEmpty(failures);
        Assert.All(failures, failure => Assert.Contains("broken: I1 (1)", failure, StringComparison.Ordinal));

        await ChangeUnitsAsync(-1);
        await RunAsync();
    }

    private int Slices => app.Setup<SlowSlicesAttribute>().Slices;

    private Task RunAsync() => app.RunJobAsync("platform.check-invariants");

    private Task ChangeUnitsAsync(int by) =>
        app.ExecuteAsync($"UPDATE products.stock_items SET on_hand = on_hand + {by} WHERE variant_id = {SomeVariant}");

    private Task<long> EndedAsync() =>
        app.ScalarAsync<long>("SELECT count(*) FROM platform.invariant_progress WHERE round_ended_at IS NOT NULL");
}

/// <summary>The host has the demo marketplace, and each slice of the invariants takes 400 milliseconds of its stopped
/// clock.</summary>
public sealed class SlowSlicesAttribute : HostSetupAttribute
{
    /// <summary>How many slices begin within a second.</summary>
    public const int InABudget = 3;

    private readonly Recorder _recorder = new();

    public int Slices => _recorder.Slices;

    public override Task StartedAsync(MarketplaceApp app)
    {
        _recorder.Clock = app.Clock;
        return app.SeedDemoAsync(5);
    }

    public override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<MarketplaceDbContext>(options => options.AddInterceptors(_recorder));

    private sealed class Recorder : DbCommandInterceptor
    {
        public TestClock? Clock { get; set; }

        public int Slices { get; private set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (command.CommandText.Contains("DELETE FROM platform.invariant_findings", StringComparison.Ordinal))
            {
                Slices++;
                Clock?.Advance(TimeSpan.FromMilliseconds(400));
            }

            return ValueTask.FromResult(result);
        }
    }
}
