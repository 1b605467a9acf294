using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Overview;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>Days of lists, tiles and the panel are the marketplace's, here Istanbul's.</summary>
public sealed class MarketplaceDayTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    // 29 November 02:55 in Istanbul.
    private const string NightOrder = "2026-11-28T23:55:19Z";

    [Theory]
    [InlineData("from=2026-11-29&to=2026-11-29", true)]
    [InlineData("from=2026-11-28&to=2026-11-28", false)]
    [InlineData("from=2026-11-29&to=2026-11-29&tz=Europe/Istanbul", true)]
    [InlineData("from=2026-11-28&to=2026-11-28&tz=UTC", true)]
    [InlineData("from=2026-11-29&to=2026-11-29&tz=UTC", false)]
    [InlineData("from=0001-01-01&to=9999-12-31", true)]
    public async Task OrderLists_OrderAtNight_IsFoundOnTheDayOfTheZone(string query, bool isFound)
    {
        var order = await app.CashOrderAsync();
        await MoveAsync(order.Id);
        using var admin = await app.AdminAsync();
        var number = await NumberOfAsync(order.Id);
        string[] addresses =
        [
            $"/api/v1/orders?{query}&number={number}",
            $"/api/v1/seller/{order.Seller.SellerId}/orders?{query}&number={number}",
            $"/api/v1/admin/orders?{query}&number={number}",
        ];
        SignIn[] readers = [order.Buyer, order.Seller, admin];
        foreach (var (reader, address) in readers.Zip(addresses))
        {
            var page = await (await reader.Client.GetAsync(address)).JsonAsync(HttpStatusCode.OK);
            Assert.Equal(isFound ? 1 : 0, page.GetProperty("data").GetArrayLength());
        }
    }

    [Fact]
    public async Task OrderLists_UnknownZone_IsRefused()
    {
        using var buyer = await app.BuyerAsync();
        var refused = await (await buyer.Client.GetAsync("/api/v1/orders?tz=Mars/Olympus")).ProblemAsync(
            400,
            "validation.failed"
        );
        Assert.Contains("value.time_zone", refused.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Panel_OrderAtNight_IsListedOnItsDayWithUtcBeside()
    {
        var order = await app.CashOrderAsync();
        await MoveAsync(order.Id);
        var number = await NumberOfAsync(order.Id);
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var address = $"/admin/orders?number={number}&from=2026-11-29&until=2026-11-29";
        var page = await panel.PageAsync(address);
        Assert.Contains("29 Nov 2026 02:55</time>", page, StringComparison.Ordinal);
        Assert.Contains("title=\"28 Nov 2026 23:55:19 UTC\"", page, StringComparison.Ordinal);
        Assert.Contains("Times are in Europe/Istanbul", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "02:55</time>",
            await panel.PageAsync(address.Replace("11-29", "11-28", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Tiles_AroundMidnight_CountTheMarketplacesDay()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");
        using var user = await app.BuyerAsync();
        var midnight = LocalDays.StartOf(LocalDays.Of(app.Clock.GetUtcNow(), zone), zone);
        var today = await UsersTodayAsync(user, midnight);
        Assert.Equal(today - 1, await UsersTodayAsync(user, midnight.AddSeconds(-1)));
    }

    private async Task<long> UsersTodayAsync(SignIn user, DateTimeOffset registeredAt)
    {
        await app.ExecuteAsync($"UPDATE users.users SET created_at = '{registeredAt:O}' WHERE id = '{user.UserId}'");
        return (await app.InScopeAsync<OverviewQueries, MarketplaceOverview>(q => q.NowAsync(default))).UsersToday;
    }

    private Task MoveAsync(Guid order) =>
        app.ExecuteAsync($"UPDATE orders.orders SET created_at = '{NightOrder}' WHERE id = '{order}'");

    private Task<string> NumberOfAsync(Guid order) =>
        app.ScalarAsync<string>($"SELECT number FROM orders.orders WHERE id = '{order}'");
}
