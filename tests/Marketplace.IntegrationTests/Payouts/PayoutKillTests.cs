using System.Globalization;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Processes;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>A Worker that is killed in the middle of payout runs, again and again: nothing is stated or paid
/// twice.</summary>
/// <remarks>How often it is killed: environment variable MARKETPLACE_PAYOUT_KILLS, 3 where it is not set.</remarks>
public sealed class PayoutKillTests(MarketplaceApp app, ITestOutputHelper output) : IClassFixture<MarketplaceApp>
{
    private const int Stores = 150;
    private const int Sales = 4;
    private const long EachMinor = 1_234;

    [Fact]
    public async Task Kill_DuringRuns_StatesAndPaysEverythingOnce()
    {
        var kills = int.TryParse(
            Environment.GetEnvironmentVariable("MARKETPLACE_PAYOUT_KILLS"),
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : 3;
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        var stores = await OpenStoresAsync();
        var settings = HostProcess.Settings(await TestBacking.SharedAsync(), app.ConnectionString);
        var (earned, cut) = (0L, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            if (await IsIdleAsync())
            {
                foreach (var store in stores)
                    await app.EarnAsync(store, Sales, EachMinor);
                earned += Stores * Sales * EachMinor;
            }

            await maker.ActAsync("payouts/run");
            var before = await StatementsAsync();
            await using var worker = HostProcess.Start("Marketplace.Worker", settings);
            await MarketplaceApp.EventuallyAsync(
                "the run has settled some stores",
                async () => await StatementsAsync() >= before + 3 + (kill * 7 % 40) || await IsIdleAsync()
            );
            await worker.KillAsync();
            cut += await IsIdleAsync() ? 0 : 1;
        }

        await app.RunPayoutsAsync(maker);
        Assert.Equal(
            earned,
            await ScalarAsync("SELECT SUM(amount_minor) FROM payments.payouts") + await PayableAsync()
        );
        await app.PayAllAsync(maker, confirmer);
        await app.RunPayoutsAsync(maker);
        if (await ScalarAsync("SELECT COUNT(*) FROM payments.payouts WHERE status = 'Pending'") > 0)
            await app.PayAllAsync(maker, confirmer);
        Assert.Equal(
            (earned, 0L),
            (
                await ScalarAsync("SELECT SUM(amount_minor) FROM payments.payouts WHERE status = 'Paid'"),
                await PayableAsync()
            )
        );
        output.WriteLine($"{kills} kills, {cut} of them in the middle of a run, {await StatementsAsync()} statements");
        Assert.True(cut > 0, "No run was cut.");
        await app.AssertInvariantsAsync();
    }

    private async Task<IReadOnlyList<Guid>> OpenStoresAsync()
    {
        var stores = new List<Guid>();
        for (var i = 0; i < Stores; i++)
        {
            using var seller = await app.SellerAsync();
            stores.Add(seller.SellerId);
        }

        return stores;
    }

    private Task<long> StatementsAsync() => ScalarAsync("SELECT COUNT(*) FROM payments.statements");

    private Task<long> PayableAsync() =>
        ScalarAsync("SELECT SUM(credit_minor - debit_minor) FROM ledger.postings WHERE account_code LIKE '%:payable'");

    private async Task<bool> IsIdleAsync() =>
        await ScalarAsync("SELECT COUNT(*) FROM payments.payout_runs WHERE finished_at IS NULL") == 0;

    private Task<long> ScalarAsync(string sql) => app.ScalarAsync<long>($"SELECT COALESCE(({sql}), 0)::bigint");
}
