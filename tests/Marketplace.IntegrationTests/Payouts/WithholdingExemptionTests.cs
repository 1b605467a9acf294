using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Stores from whose sales no tax is withheld.</summary>
[Setting("Payouts:WithholdingBps", "100")]
[Setting("Payouts:TimeZone", "Etc/UTC")]
public sealed class WithholdingExemptionTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Exemption_FromADayOn_WithholdsNothingUntilItEnds()
    {
        using var admin = await app.AdminAsync();
        Assert.True(await DeliveredAsync() > 0);
        await (await ActAsync(admin, "", Today.AddDays(-1))).ProblemAsync(400, "validation.failed");
        (await ActAsync(admin, "", Today.AddDays(1))).Expect(HttpStatusCode.OK);
        Assert.True(await DeliveredAsync() > 0);

        var account = await (await ActAsync(admin, "", Today)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("EM-118", account.GetProperty("withholdingExemption").GetProperty("document").GetString());
        Assert.Equal(0, await DeliveredAsync());
        var own = await app.Seller.FinanceAsync("payout-account");
        Assert.Equal("Craftsman", own.GetProperty("withholdingExemption").GetProperty("reason").GetString());

        (await ActAsync(admin, "/end", null)).Expect(HttpStatusCode.OK);
        Assert.True(await DeliveredAsync() > 0);
        Assert.Equal(2, await app.AuditCountAsync("seller.exempt-withholding", app.Seller.SellerId));
        Assert.Equal(1, await app.AuditCountAsync("seller.end-withholding-exemption", app.Seller.SellerId));
        await app.AssertInvariantsAsync();
    }

    private DateOnly Today => LocalDays.Of(app.Clock.GetUtcNow(), TimeZoneInfo.Utc);

    private Task<HttpResponseMessage> ActAsync(SignIn admin, string command, DateOnly? from) =>
        admin.ActAsync(
            $"sellers/{app.Seller.SellerId}/withholding-exemption{command}",
            from is null
                ? null
                : new
                {
                    from,
                    reason = "Craftsman",
                    document = "EM-118",
                }
        );

    /// <summary>What is withheld of an order that is delivered now.</summary>
    private async Task<long> DeliveredAsync()
    {
        var sale = await app.PaidOrderAsync(2, 1);
        await app.Seller.DeliverAsync(sale.OrderId);
        return await app.ScalarAsync<long>(
            $"""
            SELECT COALESCE(SUM(p.credit_minor), 0)::bigint FROM ledger.postings AS p
            JOIN ledger.entries AS e ON e.id = p.entry_id
            WHERE p.account_code = 'withholding_payable' AND e.ref_id = '{sale.OrderId}'
            """
        );
    }
}
