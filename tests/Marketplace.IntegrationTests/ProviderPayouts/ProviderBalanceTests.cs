using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.PaymentSimulator;

namespace Marketplace.IntegrationTests.ProviderPayouts;

/// <summary>What the provider takes as fees and transfers to our bank account, from its balance to our books.</summary>
public sealed class ProviderBalanceTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string Job = "payments.read-provider-balance";

    [Fact]
    public async Task Read_FeesAndSettlements_AreBookedOnceAndTheBooksHoldWhatTheProviderHolds()
    {
        await app.RunJobAsync(Job);
        var (fees, bank) = (await BalanceAsync("psp_fees"), await BalanceAsync("bank"));
        var sale = await PaidAsync(1);
        fees += FeeOf(sale);
        await app.RunJobAsync(Job);
        Assert.Equal((fees, bank), (await BalanceAsync("psp_fees"), await BalanceAsync("bank")));
        Assert.Equal(await app.Provider.HeldAsync(), await BalanceAsync("psp_clearing"));

        await app.Provider.SettleToBankAsync(1_000);
        await app.RunJobAsync(Job);
        await app.RunJobAsync(Job);
        Assert.Equal(bank + 1_000, await BalanceAsync("bank"));

        fees += FeeOf(await PaidAsync(2));
        bank += 1_000 + await app.Provider.HeldAsync();
        await app.Provider.SettleToBankAsync();
        await Races.AtOnceAsync(4, _ => ReadAsync());
        Assert.Equal((fees, bank), (await BalanceAsync("psp_fees"), await BalanceAsync("bank")));
        Assert.Equal((0L, 0L), (await app.Provider.HeldAsync(), await BalanceAsync("psp_clearing")));

        using var admin = await app.AdminAsync();
        var summary = await (await admin.Client.GetAsync("/api/v1/admin/finance/summary")).JsonAsync(HttpStatusCode.OK);
        var shown = summary.GetProperty("expenses").GetProperty("providerFees").GetProperty("amount").GetInt64();
        Assert.Equal(fees, shown);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Read_AfterTheCursorIsLost_BooksNothingTwice()
    {
        await PaidAsync(3);
        await app.RunJobAsync(Job);
        var before = await BalanceAsync("psp_fees");
        await app.ExecuteAsync("DELETE FROM payments.provider_cursors");
        await app.RunJobAsync(Job);
        Assert.Equal(before, await BalanceAsync("psp_fees"));
        Assert.Equal(1, await app.ScalarAsync<long>("SELECT COUNT(*) FROM payments.provider_cursors"));
    }

    private async Task<Sale> PaidAsync(int variant)
    {
        var (sale, page) = await app.OpenAsync(variant);
        await app.Provider.PayAsync(page);
        await MarketplaceApp.EventuallyAsync(
            "the payment succeeded",
            async () => (await app.PaymentAsync(sale.PaymentId)).Status == PaymentStatus.Succeeded
        );
        return sale;
    }

    private static long FeeOf(Sale sale) => sale.Total.Amount * new SimulatorOptions().FeeBps / 10_000;

    private Task<BookedMovements> ReadAsync() =>
        app.InScopeAsync<IEnumerable<IProviderBalance>, BookedMovements>(balances =>
            app.InScopeAsync<ProviderBalanceService, BookedMovements>(s => s.RunAsync(balances.Single(), default))
        );

    /// <summary>What an account holds, debit less credit.</summary>
    private Task<long> BalanceAsync(string account) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COALESCE(SUM(debit_minor - credit_minor), 0)::bigint FROM ledger.postings
            WHERE account_code = '{account}'
            """
        );
}
