using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Runs at the same time, and earnings that are booked meanwhile.</summary>
public sealed class PayoutRunRaceTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const int Stores = 6;
    private const int Rounds = 4;

    /// <summary>Four runs of the same stores at once, while sales are booked: what was earned is paid out or still
    /// there,
    /// and every posting is in one statement.</summary>
    [Fact]
    public async Task Run_FourAtOnceWhileSalesAreBooked_StatesAndPaysEverythingOnce()
    {
        using SignIn maker = await app.AdminAsync(),
            confirmer = await app.AdminAsync();
        var stores = new List<Guid>();
        for (var i = 0; i < Stores; i++)
        {
            using var seller = await app.SellerAsync();
            stores.Add(seller.SellerId);
        }

        var earned = 0L;
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var store in stores)
                await app.EarnAsync(store, 5, 1_000 * round);
            var runs = Enumerable.Range(0, 4).Select(_ => RunAsync()).ToArray();
            var sales = stores.Select(store => app.EarnAsync(store, 3, 77)).ToArray();
            await Task.WhenAll([.. runs, .. sales]);
            earned += Stores * ((5 * 1_000 * round) + (3 * 77));
            await PayAsync(maker, confirmer);
        }

        await RunAsync();
        await PayAsync(maker, confirmer);
        Assert.Equal(earned, await PaidAsync());
        Assert.Equal(0, await app.BalanceOfAsync("payouts_in_transit"));
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                """
                SELECT COUNT(*) FROM ledger.postings AS p
                LEFT JOIN payments.statement_postings AS s ON s.entry_id = p.entry_id AND s.line = p.line
                WHERE p.account_code LIKE 'seller:%:payable' AND s.entry_id IS NULL
                """
            )
        );
        await app.AssertInvariantsAsync();
    }

    private async Task PayAsync(SignIn maker, SignIn confirmer)
    {
        if (await app.ScalarAsync<long>("SELECT COUNT(*) FROM payments.payouts WHERE status = 'Pending'") > 0)
            await app.PayAllAsync(maker, confirmer);
    }

    private Task<long> PaidAsync() =>
        app.ScalarAsync<long>(
            "SELECT COALESCE(SUM(amount_minor), 0)::bigint FROM payments.payouts WHERE status = 'Paid'"
        );

    /// <summary>A run of its own, without the lock that the job holds.</summary>
    private async Task RunAsync()
    {
        var run = await app.NewRunAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var candidates = scope.ServiceProvider.GetRequiredService<PayoutCandidateQueries>();
        var sellers = scope.ServiceProvider.GetRequiredService<SellerPayoutService>();
        foreach (var seller in await candidates.SellersAfterAsync(Guid.Empty, default))
            await sellers.SettleAsync(run, seller, default);
    }
}
