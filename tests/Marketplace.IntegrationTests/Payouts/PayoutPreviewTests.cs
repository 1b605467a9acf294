using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>What a payout run is foreseen to do, and what it reads for that.</summary>
public sealed class PayoutPreviewTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    /// <summary>A store that is held has a statement and no payout; what it earns later comes on top.</summary>
    [Fact]
    public async Task Now_AfterStatements_IsTheLastClosingAndWhatIsNew()
    {
        using var admin = await app.AdminAsync();
        using SignIn held = await app.SellerAsync(),
            paid = await app.SellerAsync();
        var until = app.Clock.GetUtcNow().AddDays(30);
        (await admin.ActAsync($"sellers/{held.SellerId}/payout-hold", new { reason = "Fraud reported", until })).Expect(
            HttpStatusCode.OK
        );
        foreach (var store in new[] { held, paid })
            await app.EarnAsync(store.SellerId, 3, 10_000);
        await app.RunPayoutsAsync(admin);
        app.Clock.Advance(TimeSpan.FromDays(3));
        using var later = await app.AdminAsync();
        await app.RunPayoutsAsync(later);
        foreach (var store in new[] { held, paid })
            await app.EarnAsync(store.SellerId, 1, 777);

        Assert.Equal((30_777, PayoutOutlook.OnHold), await ForecastAsync(held));
        Assert.Equal((777, PayoutOutlook.Underway), await ForecastAsync(paid));
        Assert.Equal(await app.PayableOfAsync(held.SellerId), (await ForecastAsync(held)).Balance);
    }

    /// <summary>However many payouts a batch has, their accounts are read at once.</summary>
    [Fact]
    public async Task MakeBatch_ManyStores_ReadsTheirAccountsInAsManyStatementsAsForOne()
    {
        using var admin = await app.AdminAsync();
        var one = await CountAsync(admin, 1);
        var many = await CountAsync(admin, 6);
        Assert.Equal(one, many);
    }

    private async Task<(long Balance, PayoutOutlook Outlook)> ForecastAsync(SignIn store)
    {
        var preview = await app.InScopeAsync<PayoutPreviewQueries, PayoutPreview>(q => q.NowAsync(default));
        var forecast = preview.Stores.Single(s => s.SellerId == store.SellerId);
        return (forecast.Balance.Amount, forecast.Outlook);
    }

    /// <summary>Statements that read something while a batch is made.</summary>
    private async Task<int> CountAsync(SignIn admin, int stores)
    {
        for (var store = 0; store < stores; store++)
            await app.EarnAsync((await app.SellerAsync()).SellerId, 1, 5_000);
        await app.RunPayoutsAsync(admin);
        using var counter = new StatementCounter();
        var made = await admin.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/admin/payout-batches",
            null,
            ("Idempotency-Key", Guid.CreateVersion7().ToString()),
            ("traceparent", counter.TraceParent)
        );
        var count = (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("count").GetInt32();
        Assert.True(count >= stores);
        return counter.Statements.Count(s => s.StartsWith("SELECT", StringComparison.Ordinal));
    }
}
