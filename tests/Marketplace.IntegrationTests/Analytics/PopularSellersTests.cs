using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Users.Contracts;
using Npgsql;
using static Marketplace.IntegrationTests.Analytics.OrderEvents;

namespace Marketplace.IntegrationTests.Analytics;

/// <summary>The ranking, from events to the public answer; every test on a marketplace of its own.</summary>
[OwnCache]
[Setting("Analytics:PopularityAccountDays", "0")]
public sealed class PopularSellersTests : IAsyncLifetime
{
    private const string Path = "/api/v1/analytics/popular-sellers";
    private readonly MarketplaceApp _app = new();

    private DateTimeOffset Now => _app.Clock.GetUtcNow();

    /// <summary>The ranking goes by minutes and days: none of them must end within a test that does not say
    /// so.</summary>
    public ValueTask InitializeAsync()
    {
        _app.Clock.Stop();
        return _app.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task List_AfterDeliveries_RanksStoresForEverybodyAndExplainsToThoseItConcerns()
    {
        using var first = await _app.SellerAsync();
        using var second = await _app.SellerAsync();
        using var admin = await _app.AdminAsync();
        await _app.SellAsync(first.SellerId, _app.Account(), Now);
        await _app.SellAsync(first.SellerId, _app.Account(), Now);
        await _app.SellAsync(second.SellerId, _app.Account(), Now, totalMinor: 30_000);
        await _app.RunJobAsync(PopularSellerJobs.Refresh);
        await _app.DrainAsync();

        var response = await _app.Anonymous.GetAsync(Path);
        var body = await response.JsonAsync(HttpStatusCode.OK);
        Assert.Equal([first.SellerId, second.SellerId], Sellers(body));
        Assert.Equal(
            (1, "30d", 1),
            (
                body.GetProperty("version").GetInt32(),
                body.GetProperty("window").GetString(),
                body.GetProperty("data")[0].GetProperty("rank").GetInt32()
            )
        );
        Assert.False(body.GetProperty("data")[0].TryGetProperty("factors", out _));
        Assert.Equal("public, max-age=60", response.Headers.CacheControl!.ToString());
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        (await _app.Anonymous.SendJsonAsync(HttpMethod.Get, Path, null, ("If-None-Match", "\"1\""))).Expect(
            HttpStatusCode.NotModified
        );

        var byRevenue = await (await _app.Anonymous.GetAsync(Path + "?by=revenue&window=7d&limit=1")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal([second.SellerId], Sellers(byRevenue));
        var forAdmin = await admin.Client.SendJsonAsync(HttpMethod.Get, Path, null, ("If-None-Match", "\"1\""));
        var factors = (await forAdmin.JsonAsync(HttpStatusCode.OK)).GetProperty("data")[1].GetProperty("factors");
        Assert.Equal(
            (1, 30_000L),
            (factors.GetProperty("buyers").GetInt32(), factors.GetProperty("revenue").GetProperty("amount").GetInt64())
        );
        Assert.True(forAdmin.Headers.CacheControl is { Private: true, Public: false, MaxAge.TotalSeconds: 60 });

        // A token made after the store was opened names the store.
        var signedIn = await (
            await _app.Anonymous.PostAsJsonAsync(
                "/api/v1/auth/login",
                new { email = second.Email, password = SignIn.Password }
            )
        ).JsonAsync(HttpStatusCode.OK);
        using var owner = _app.NewClient(signedIn.GetProperty("accessToken").GetString());
        var forSecond = await (await owner.GetAsync(Path)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            [false, true],
            forSecond.GetProperty("data").EnumerateArray().Select(r => r.TryGetProperty("factors", out _))
        );
    }

    [Fact]
    public async Task List_BeforeTheFirstRefresh_IsEmpty()
    {
        var body = await (await _app.Anonymous.GetAsync(Path)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            (0, JsonValueKind.Null, 0),
            (
                body.GetProperty("version").GetInt32(),
                body.GetProperty("computedAt").ValueKind,
                body.GetProperty("data").GetArrayLength()
            )
        );
        foreach (var query in new[] { "window=8d", "by=fame", "limit=0", "limit=51" })
            await (await _app.Anonymous.GetAsync($"{Path}?{query}")).ProblemAsync(400, "validation.failed");
    }

    [Fact]
    public async Task Refresh_OrdersAtTheEdges_CountsWhatTheRuleSays()
    {
        using var store = await _app.SellerAsync();
        var end = PopularSellerRefreshService.EndOfMinute(Now);
        var buyer = await _app.RegularAsync();

        await _app.SellAsync(store.SellerId, buyer, end.AddDays(-7), 70_000); // at the open end: out
        await _app.SellAsync(store.SellerId, buyer, end.AddDays(-7).AddMilliseconds(1), 10_000); // just inside
        await _app.SellAsync(store.SellerId, await _app.RegularAsync(), Now, 600_000); // counts up to the cap
        await _app.SellAsync(store.SellerId, store.UserId, Now, 20_000); // bought from oneself: out
        // fully refunded: out
        var back = await _app.SellAsync(store.SellerId, await _app.RegularAsync(), Now, 30_000, 3_000);
        await _app.TellAsync(Refunded(back, 27_000), Refunded(back, 3_000));
        // 30,000 − 7,000 back − 3,000 delivery
        var part = await _app.SellAsync(store.SellerId, await _app.RegularAsync(), Now, 30_000, 3_000);
        await _app.TellAsync(Refunded(part, 7_000));
        var other = Placed(store.SellerId, await _app.RegularAsync(), Now, currency: "USD"); // another currency: out
        await _app.TellAsync(other, Delivered(other, Now));
        Assert.Equal(3, await _app.RefreshAsync());

        var row = Assert.Single((await _app.NewestAsync(7))!.Rows);
        Assert.Equal((3, 3, 10_000L + 600_000 + 20_000), (row.Orders, row.Buyers, row.RevenueMinor));
        var oldest =
            DateOnly.FromDateTime(end.UtcDateTime).DayNumber
            - DateOnly.FromDateTime(end.AddDays(-7).AddMilliseconds(1).UtcDateTime).DayNumber;
        var weight = PopularityScore.Weight(oldest, new(7));
        Assert.Equal(Math.Round(5_000 + 200 + 100 * weight, 4), row.WeightedRevenue, 3);
        Assert.Equal(Math.Round(2 + weight, 4), row.WeightedOrders, 3);
        Assert.Equal(4, Assert.Single((await _app.NewestAsync(30))!.Rows).Orders);
    }

    [Fact]
    public async Task Refresh_ManyOrdersOfOneBuyerInADay_CountsTheThreeLargest()
    {
        using var store = await _app.SellerAsync();
        var buyer = _app.Account();
        foreach (var total in new[] { 1_000, 9_000, 2_000, 8_000, 7_000 })
            await _app.SellAsync(store.SellerId, buyer, Now, total);
        await _app.RefreshAsync();
        var row = Assert.Single((await _app.NewestAsync())!.Rows);
        Assert.Equal((3, 1, 24_000L), (row.Orders, row.Buyers, row.RevenueMinor));
    }

    [Fact]
    public async Task Refresh_SellersFaults_LowerTheScore()
    {
        using var store = await _app.SellerAsync();
        for (var i = 0; i < 3; i++)
            await _app.SellAsync(store.SellerId, _app.Account(), Now);
        for (var i = 0; i < 2; i++)
        {
            var rejected = Placed(store.SellerId, _app.Account(), Now);
            var cancelled = Placed(store.SellerId, _app.Account(), Now);
            await _app.TellAsync(rejected, cancelled, Rejected(rejected, Now), CancelledByBuyer(cancelled, Now));
        }

        await _app.RefreshAsync();
        var row = Assert.Single((await _app.NewestAsync())!.Rows);
        Assert.Equal((4_000, 600, 3), (row.FaultBps, row.Score, row.Orders));
    }

    [Fact]
    public async Task Tell_DeliveryTwiceAndOtherWayRound_CountsOnce()
    {
        using var store = await _app.SellerAsync();
        var order = Placed(store.SellerId, _app.Account(), Now);
        var refund = Refunded(order, 4_000);
        await _app.TellAsync(refund);
        await _app.TellAsync(order, Delivered(order, Now));
        await _app.TellAsync(order, Delivered(order, Now.AddDays(1)), refund);
        await RedeliverAllAsync();
        await _app.RefreshAsync();
        await _app.RunJobAsync("analytics.roll-up-days");

        var row = Assert.Single((await _app.NewestAsync())!.Rows);
        Assert.Equal((1, 6_000L), (row.Orders, row.RevenueMinor));
        Assert.Equal(
            "1|1|10000|4000|1",
            await _app.ScalarAsync<string>(
                "SELECT string_agg(concat_ws('|', orders, units, gross_minor, refunds_minor, buyers), ';') FROM "
                    + "analytics.seller_daily"
            )
        );
        Assert.Equal(1, await _app.ScalarAsync<long>("SELECT count(*) FROM analytics.order_line_facts"));
    }

    [Fact]
    public async Task Refresh_TwoWorkersAtOnce_WriteOneSnapshot()
    {
        using var store = await _app.SellerAsync();
        await _app.SellAsync(store.SellerId, _app.Account(), Now);
        _app.Clock.Advance(PopularSellerRefreshService.EndOfMinute(Now) - Now + TimeSpan.FromSeconds(1));
        await Races.AtOnceAsync(8, _ => _app.RefreshAsync());
        Assert.Equal(3, await SnapshotCountAsync());
        Assert.Equal(
            3,
            await _app.ScalarAsync<long>(
                "SELECT count(*) FROM platform.outbox_messages WHERE type = "
                    + "'marketplace.analytics.popular-sellers-refreshed.v1'"
            )
        );

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, await _app.RefreshAsync());
        Assert.Equal(2, (await _app.NewestAsync())!.Version);
    }

    [Fact]
    public async Task Refresh_OldVersions_AreKeptAWeekAndTheNewestForever()
    {
        using var store = await _app.SellerAsync();
        await _app.SellAsync(store.SellerId, _app.Account(), Now);
        await _app.RefreshAsync();
        _app.Clock.Advance(TimeSpan.FromDays(8));
        await _app.RefreshAsync();
        await _app.RefreshAsync();
        Assert.Equal(2, (await _app.NewestAsync())!.Version);
        Assert.Equal(3, await SnapshotCountAsync());
    }

    [Fact]
    public async Task FollowSales_AfterADelivery_RefreshesOnceAndRestsUntilTheNext()
    {
        using var store = await _app.SellerAsync();
        await _app.RunJobAsync("analytics.follow-sales");
        Assert.Null(await _app.NewestAsync());
        await _app.SellAsync(store.SellerId, _app.Account(), Now);
        await _app.RunJobAsync("analytics.follow-sales");
        await _app.RunJobAsync("analytics.follow-sales");
        Assert.Equal(1, (await _app.NewestAsync())!.Version);

        Assert.True(
            (
                await _app.InScopeAsync<SellerAdministrationService, Result<Seller>>(s =>
                    s.SuspendAsync(Actor.System, store.SellerId, "test", default)
                )
            ).Succeeded
        );
        await _app.DrainAsync();
        await _app.RunJobAsync("analytics.follow-sales");
        Assert.Empty((await _app.NewestAsync())!.Rows);
    }

    [Fact]
    public async Task List_CacheHasOldOrSpoiltOrNothing_ShowsTheNewest()
    {
        using var store = await _app.SellerAsync();
        await _app.SellAsync(store.SellerId, _app.Account(), Now);
        await _app.RefreshAsync();
        Assert.Equal(1, await VersionAsync());
        await using var redis = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(
            _app.Setup<OwnCacheAttribute>().ConnectionString
        );
        await redis.GetDatabase().StringSetAsync("popular:30d:score", "{ not json");
        Assert.Equal(1, await VersionAsync());
        await redis.GetDatabase().KeyDeleteAsync("popular:30d:score");
        Assert.Equal(1, await VersionAsync());

        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        await _app.RefreshAsync();
        Assert.Equal(1, await VersionAsync());
        await _app.DrainAsync();
        Assert.Equal(2, await VersionAsync());

        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        await _app.RefreshAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(3, await VersionAsync());
    }

    [Fact]
    public async Task List_CacheAway_AnswersFromTheDatabase()
    {
        using var store = await _app.SellerAsync();
        await _app.SellAsync(store.SellerId, _app.Account(), Now);
        await _app.RefreshAsync();
        _app.Setup<OwnCacheAttribute>().Lose();
        for (var i = 0; i < 3; i++)
            Assert.Equal(1, await VersionAsync());
        await _app.DrainAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        await _app.RefreshAsync();
        Assert.All(await Races.AtOnceAsync(4, _ => VersionAsync()), version => Assert.Equal(2, version));
    }

    [Fact]
    public async Task AskForRefresh_ByRoleAndWhileRunning_IsAcceptedOrRefused()
    {
        const string refresh = "/api/v1/admin/analytics/popular-sellers/refresh";
        using var admin = await _app.AdminAsync();
        using var store = await _app.SellerAsync();
        (await _app.Anonymous.PostAsync(refresh, null)).Expect(HttpStatusCode.Unauthorized);
        (await store.Client.PostAsync(refresh, null)).Expect(HttpStatusCode.Forbidden);
        (await admin.Client.PostAsync(refresh, null)).Expect(HttpStatusCode.Accepted);
        Assert.Equal(1, await _app.JobRunCountAsync(PopularSellerJobs.Refresh, "Requested"));

        await using var worker = new NpgsqlConnection(_app.ConnectionString);
        await worker.OpenAsync();
        await using var running = new NpgsqlCommand(
            $"""
            SELECT pg_advisory_lock(hashtextextended('job:{PopularSellerJobs.Refresh}', 0)); UPDATE platform.job_runs
                SET outcome = 'Running' WHERE name = '{PopularSellerJobs.Refresh}'
            """,
            worker
        );
        await running.ExecuteNonQueryAsync();
        await (await admin.Client.PostAsync(refresh, null)).ProblemAsync(409, "job.running");
    }

    private async Task<int> VersionAsync() =>
        (await (await _app.Anonymous.GetAsync(Path)).JsonAsync(HttpStatusCode.OK)).GetProperty("version").GetInt32();

    // Every message again under its own id, as a transport may do.
    private async Task RedeliverAllAsync()
    {
        var messages = await _app.QueryAsync(db => Task.FromResult(db.Outbox.OrderBy(m => m.Id).ToList()));
        foreach (var m in messages)
        {
            await _app.InScopeAsync<EventDispatcher, bool>(d =>
                d.HandleAsync(
                    "analytics",
                    new EventEnvelope(m.Id, m.Type, "/marketplace/test", m.Subject, m.OccurredAt, m.Payload, null),
                    default
                )
            );
        }
    }

    private Task<long> SnapshotCountAsync() =>
        _app.ScalarAsync<long>("SELECT count(*) FROM analytics.popular_seller_snapshots");

    private static Guid[] Sellers(JsonElement body) =>
        body.GetProperty("data").EnumerateArray().Select(r => r.GetProperty("sellerId").GetGuid()).ToArray();
}
