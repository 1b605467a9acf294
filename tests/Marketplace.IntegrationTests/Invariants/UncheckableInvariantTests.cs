using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Invariants;

namespace Marketplace.IntegrationTests.Invariants;

/// <summary>An invariant whose statement PostgreSQL refuses fails the hourly check, and keeps no other one from being
/// checked.</summary>
[Setting("Invariants:BudgetMilliseconds", "600000")]
public sealed class UncheckableInvariantTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Run_OneCannotBeChecked_ChecksTheOthersAndNamesIt()
    {
        await app.ExecuteAsync("ALTER TABLE subscriptions.usage_counters RENAME TO usage_counters_away");

        var failure = await Record.ExceptionAsync(RunAsync);

        Assert.Contains("not checked: I13", failure?.Message, StringComparison.Ordinal);
        Assert.Equal(Invariant.All.Count - 1, await EndedAsync());

        await app.ExecuteAsync("ALTER TABLE subscriptions.usage_counters_away RENAME TO usage_counters");
        await RunAsync();
        Assert.Equal(Invariant.All.Count, await EndedAsync());
    }

    private Task RunAsync() => app.RunJobAsync("platform.check-invariants");

    private Task<long> EndedAsync() =>
        app.ScalarAsync<long>("SELECT count(*) FROM platform.invariant_progress WHERE round_ended_at IS NOT NULL");
}
