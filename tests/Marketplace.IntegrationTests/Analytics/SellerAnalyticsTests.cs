using System.Net;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using static Marketplace.IntegrationTests.Analytics.OrderEvents;

namespace Marketplace.IntegrationTests.Analytics;

/// <summary>A store's own figures and the marketplace's.</summary>
[OwnCache]
public sealed class SellerAnalyticsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private DateTimeOffset Now => app.Clock.GetUtcNow();

    [Fact]
    public async Task Summary_SalesRefundsAndCalledOffOrders_ComparesWithTheSpanBefore()
    {
        using var store = await app.SellerAsync();
        var (regular, fresh) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var old = Placed(store.SellerId, regular, Now.AddDays(-10), 20_000, 5_000);
        var first = Placed(store.SellerId, regular, Now, 30_000, quantity: 3);
        var second = Placed(store.SellerId, fresh, Now, 11_001);
        var calledOff = Placed(store.SellerId, Guid.CreateVersion7(), Now, 99_000);
        await app.TellAsync(old, first, second, calledOff, CancelledByBuyer(calledOff, Now));
        await app.RunJobAsync("analytics.roll-up-days");
        var before = await SummaryAsync(store);
        Assert.Equal((41_001, 10_501), Figure(before, "revenue"));

        await app.TellAsync(Refunded(first, 1_000), Refunded(old, 20_000));
        await app.RunJobAsync("analytics.roll-up-days");
        var body = await SummaryAsync(store);
        Assert.Equal((40_001, null), Figure(body, "revenue"));
        Assert.Equal((2, 10_000), Figure(body, "orders"));
        Assert.Equal((4, 30_000), Figure(body, "units"));
        Assert.Equal((20_001, null), Figure(body, "averageOrderValue"));
        Assert.Equal((1_000, -9_500), Figure(body, "refunds"));
        Assert.Equal((1, 0), Figure(body, "newCustomers"));
        Assert.Equal("TRY", body.GetProperty("revenue").GetProperty("value").GetProperty("currency").GetString());
    }

    [Fact]
    public async Task SalesByDay_TimeZone_PutsAnOrderOnTheDayThere()
    {
        using var store = await app.SellerAsync();
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        var late = new DateTimeOffset(today.AddDays(-3).ToDateTime(new TimeOnly(22, 30)), TimeSpan.Zero);
        await app.TellAsync(Placed(store.SellerId, Guid.CreateVersion7(), late, 5_000));
        var query = $"from={today.AddDays(-4):yyyy-MM-dd}&to={today.AddDays(-2):yyyy-MM-dd}";
        await ExpectRevenueAsync(query, 0, 0, 5_000);
        await ExpectRevenueAsync(query + "&tz=UTC", 0, 5_000, 0);
        await ExpectRevenueAsync(query + "&tz=Europe/Istanbul", 0, 0, 5_000);
        await ExpectRevenueAsync(query + "&tz=America/New_York", 0, 5_000, 0);
        Assert.Equal(30, (await GetAsync(store, "sales-by-day")).GetProperty("data").GetArrayLength());

        async Task ExpectRevenueAsync(string days, params long[] expected)
        {
            var data = (await GetAsync(store, "sales-by-day?" + days)).GetProperty("data").EnumerateArray();
            Assert.Equal(expected, data.Select(d => d.GetProperty("revenue").GetProperty("amount").GetInt64()));
        }
    }

    [Fact]
    public async Task TopProducts_SoldProducts_ByWhatTheyBrought()
    {
        using var store = await app.SellerAsync();
        var (dear, cheap) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(
            Placed(store.SellerId, Guid.CreateVersion7(), Now, 40_000, productId: dear),
            Placed(store.SellerId, Guid.CreateVersion7(), Now, 30_000, quantity: 10, productId: cheap),
            Placed(store.SellerId, Guid.CreateVersion7(), Now, 15_000, 5_000, quantity: 5, productId: cheap)
        );
        var data = (await GetAsync(store, "top-products"))
            .GetProperty("data")
            .EnumerateArray()
            .Select(p =>
                (
                    p.GetProperty("productId").GetGuid(),
                    p.GetProperty("orders").GetInt64(),
                    p.GetProperty("units").GetInt64(),
                    p.GetProperty("sales").GetProperty("amount").GetInt64()
                )
            );
        Assert.Equal([(cheap, 2, 15, 40_000), (dear, 1, 1, 40_000)], data);
        Assert.Equal(1, (await GetAsync(store, "top-products?limit=1&range=7d")).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task ProductViews_LooksAtProducts_AreSummedByDayAndProduct()
    {
        using var store = await app.SellerAsync();
        var istanbul = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");
        var (today, product) = (LocalDays.Of(Now, istanbul), Guid.CreateVersion7());
        await app.QueryAsync(async db =>
        {
            db.AddRange(
                new ProductViewDaily
                {
                    ProductId = product,
                    Day = today,
                    SellerId = store.SellerId,
                    Views = 5,
                    Uniques = 2,
                },
                new ProductViewDaily
                {
                    ProductId = product,
                    Day = today.AddDays(-6),
                    SellerId = store.SellerId,
                    Views = 3,
                    Uniques = 3,
                },
                new ProductViewDaily
                {
                    ProductId = product,
                    Day = today.AddDays(-7),
                    SellerId = store.SellerId,
                    Views = 100,
                    Uniques = 1,
                },
                new ProductViewDaily
                {
                    ProductId = Guid.CreateVersion7(),
                    Day = today,
                    SellerId = Guid.CreateVersion7(),
                    Views = 100,
                    Uniques = 1,
                }
            );
            return await db.SaveChangesAsync();
        });
        var body = await GetAsync(store, "product-views?range=7d");
        Assert.Equal(8, body.GetProperty("views").GetInt64());
        Assert.Equal(
            [3, 0, 0, 0, 0, 0, 5],
            body.GetProperty("days").EnumerateArray().Select(d => d.GetProperty("views").GetInt64())
        );
        var row = Assert.Single(body.GetProperty("products").EnumerateArray());
        Assert.Equal(
            (product, 8L, 5L),
            (
                row.GetProperty("productId").GetGuid(),
                row.GetProperty("views").GetInt64(),
                row.GetProperty("dailyVisitors").GetInt64()
            )
        );
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("sales-by-day")]
    [InlineData("top-products")]
    [InlineData("product-views")]
    public async Task Reports_StrangersAndShortPlans_AreRefused(string report)
    {
        using var store = await app.SellerAsync();
        using var other = await app.SellerAsync();
        (await app.Anonymous.GetAsync(PathOf(store, report))).Expect(HttpStatusCode.Unauthorized);
        await (await other.Client.GetAsync(PathOf(store, report))).ProblemAsync(404, "resource.not_found");
        var longer = report == "sales-by-day" ? $"{report}?from={Now.AddDays(-60):yyyy-MM-dd}" : $"{report}?range=365d";
        var refused = await (await store.Client.GetAsync(PathOf(store, longer))).ProblemAsync(
            403,
            "plan.feature_missing"
        );
        Assert.Equal(
            report == "sales-by-day" ? "standard" : "pro",
            refused.GetProperty("params").GetProperty("upgradeTo").GetString()
        );
        var wrong = report == "sales-by-day" ? $"{report}?tz=Mars/Olympus" : $"{report}?range=8d";
        await (await store.Client.GetAsync(PathOf(store, wrong))).ProblemAsync(400, "validation.failed");
    }

    [Theory]
    [InlineData("from=2026-02-02&to=2026-02-01")]
    [InlineData("from=1999-01-01&to=1999-01-02")]
    [InlineData("to=9999-12-31")]
    [InlineData("from=0001-01-01")]
    [InlineData("from=2024-01-01&to=2026-01-01")]
    public async Task SalesByDay_DaysThatCannotBe_AreRefused(string query)
    {
        using var store = await app.SellerAsync();
        await (await store.Client.GetAsync(PathOf(store, "sales-by-day?" + query))).ProblemAsync(
            400,
            "validation.failed"
        );
    }

    [Fact]
    public async Task MarketSummary_ForOperators_AddsUpTheStores()
    {
        await using var market = new MarketplaceApp();
        await market.InitializeAsync();
        using var admin = await market.AdminAsync();
        using var support = await market.SupportAsync();
        using var one = await market.SellerAsync();
        using var two = await market.SellerAsync();
        var (now, buyer) = (market.Clock.GetUtcNow(), Guid.CreateVersion7());
        await market.TellAsync(
            Placed(one.SellerId, buyer, now, 10_000),
            Placed(two.SellerId, buyer, now, 25_000),
            Placed(two.SellerId, Guid.CreateVersion7(), now.AddDays(-40), 7_000),
            Placed(two.SellerId, buyer, now, 1_000, currency: "USD")
        );
        await market.RunJobAsync("analytics.roll-up-days");

        const string path = "/api/v1/admin/analytics/summary";
        var body = await (await admin.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal((35_000, 40_000), Figure(body, "revenue"));
        Assert.Equal((2, 10_000), Figure(body, "orders"));
        Assert.Equal((2, 10_000), Figure(body, "sellingStores"));
        Assert.Equal((1, 0), Figure(body, "buyers"));
        Assert.Equal(30, body.GetProperty("days").GetArrayLength());
        Assert.Equal(
            [two.SellerId, one.SellerId],
            body.GetProperty("topStores").EnumerateArray().Select(s => s.GetProperty("sellerId").GetGuid())
        );
        (await support.Client.GetAsync(path + "?range=365d")).Expect(HttpStatusCode.OK);
        (await one.Client.GetAsync(path)).Expect(HttpStatusCode.Forbidden);
        await (await admin.Client.GetAsync(path + "?range=1d")).ProblemAsync(400, "validation.failed");
    }

    private static string PathOf(SignIn store, string report) => $"/api/v1/seller/{store.SellerId}/analytics/{report}";

    private static async Task<JsonElement> GetAsync(SignIn store, string report) =>
        await (await store.Client.GetAsync(PathOf(store, report))).JsonAsync(HttpStatusCode.OK);

    private static Task<JsonElement> SummaryAsync(SignIn store) => GetAsync(store, "summary?range=7d");

    private static (long Value, long? ChangeBps) Figure(JsonElement body, string name)
    {
        var (value, change) = (
            body.GetProperty(name).GetProperty("value"),
            body.GetProperty(name).GetProperty("changeBps")
        );
        return (
            (value.ValueKind == JsonValueKind.Object ? value.GetProperty("amount") : value).GetInt64(),
            change.ValueKind == JsonValueKind.Null ? null : change.GetInt64()
        );
    }
}
