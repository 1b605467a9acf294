using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using static Marketplace.IntegrationTests.Analytics.OrderEvents;

namespace Marketplace.IntegrationTests.Analytics;

/// <summary>Sales of a marketplace whose clocks change.</summary>
[OwnCache]
[Setting("Marketplace:TimeZone", "Europe/Berlin")]
public sealed class DaylightTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task SalesByDay_AroundTheChange_AreOnTheDayThere()
    {
        using var store = await app.SellerAsync();
        var change = LastSundayOf(app.Clock.GetUtcNow().Year);
        var noon = new DateTimeOffset(change.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        // The day begins at 23:00 UTC and ends, with an hour missing, at 22:00.
        await app.TellAsync(
            Placed(store.SellerId, Guid.CreateVersion7(), noon.AddHours(-13).AddSeconds(-1), 1_000),
            Placed(store.SellerId, Guid.CreateVersion7(), noon.AddHours(-13), 2_000),
            Placed(store.SellerId, Guid.CreateVersion7(), noon.AddHours(10).AddSeconds(-1), 3_000),
            Placed(store.SellerId, Guid.CreateVersion7(), noon.AddHours(10), 4_000)
        );
        await app.RunJobAsync("analytics.roll-up-days");
        Assert.Equal(5_000, await GrossAsync(store, change));
        Assert.Equal(1_000, await GrossAsync(store, change.AddDays(-1)));
        Assert.Equal(4_000, await GrossAsync(store, change.AddDays(1)));
        await app.RunJobAsync("analytics.rebuild");
        Assert.Equal(5_000, await GrossAsync(store, change));
    }

    [Fact]
    public async Task Summary_TodayThere_IsTheLastDay()
    {
        using var store = await app.SellerAsync();
        var summary = await (
            await store.Client.GetAsync($"/api/v1/seller/{store.SellerId}/analytics/summary?range=7d")
        ).JsonAsync(HttpStatusCode.OK);
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Assert.Equal(
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(app.Clock.GetUtcNow(), berlin).DateTime).ToString("O"),
            summary.GetProperty("to").GetString()
        );
    }

    private static DateOnly LastSundayOf(int year)
    {
        var day = new DateOnly(year, 3, 31);
        return day.AddDays(-(int)day.DayOfWeek);
    }

    private Task<long> GrossAsync(SignIn store, DateOnly day) =>
        app.ScalarAsync<long>(
            $"SELECT gross_minor FROM analytics.seller_daily WHERE seller_id = '{store.SellerId}' AND day = '{day:O}'"
        );
}
