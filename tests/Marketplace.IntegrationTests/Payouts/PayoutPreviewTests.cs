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

    private async Task<(long Balance, PayoutOutlook Outlook)> ForecastAsync(SignIn store)
    {
        var preview = await app.InScopeAsync<PayoutPreviewQueries, PayoutPreview>(q => q.NowAsync(default));
        var forecast = preview.Stores.Single(s => s.SellerId == store.SellerId);
        return (forecast.Balance.Amount, forecast.Outlook);
    }
}
