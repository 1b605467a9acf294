using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.ServiceDefaults;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Live;

/// <summary>What one Api does is heard at another, by those it concerns and by nobody else.</summary>
[Setting("Live:HeartbeatSeconds", "1")]
public sealed class LiveEventsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Own = "/api/v1/me/events";

    [Fact]
    public async Task Events_OfAnotherApi_ReachBuyerAndStore()
    {
        await using var neighbour = new Neighbour(app);
        await neighbour.InitializeAsync();
        await LiveReader.HearsAsync(neighbour);
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller, stock: 1);
        using var store = await LiveReader.OpenAsync(Elsewhere(neighbour, seller), StorePath(seller));
        using var own = await LiveReader.OpenAsync(Elsewhere(neighbour, buyer), Own);
        Assert.Equal("text/event-stream", own.Response.Content.Headers.ContentType?.MediaType);
        Assert.True(own.Response.Headers.CacheControl!.NoStore);
        Assert.Equal("no", own.Response.Headers.GetValues("X-Accel-Buffering").Single());
        await store.NextAsync("resync");
        await own.NextAsync("resync");

        var order = await buyer.OrderAsync(goods);
        await app.DrainAsync();
        var placed = new[] { await store.NextAsync(), await store.NextAsync(), await store.NextAsync() };
        Assert.Equal(
            [("order.placed", order), ("stock.low", goods.VariantId), ("stock.out", goods.VariantId)],
            placed.Select(e => (e.Type, e.Subject!.Value)).Order().ToArray()
        );
        Assert.Equal(
            [("notification.created", (Guid?)null), ("order.changed", order)],
            new[] { await own.NextAsync(), await own.NextAsync() }.Select(e => (e.Type, e.Subject)).Order().ToArray()
        );

        (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        Assert.Equal(order, (await store.NextAsync("order.changed")).Subject);
        Assert.Equal(order, (await own.NextAsync("order.changed")).Subject);
    }

    [Fact]
    public async Task Events_OfOthers_DoNotArrive()
    {
        await LiveReader.HearsAsync(app);
        using var stranger = await app.BuyerAsync();
        using var competitor = await app.SellerAsync();
        using var own = await LiveReader.OpenAsync(stranger.Client, Own);
        using var store = await LiveReader.OpenAsync(competitor.Client, StorePath(competitor));
        await own.NextAsync("resync");
        await store.NextAsync("resync");

        var (others, seller, _, _) = await app.CashOrderAsync();
        (await seller.AsSellerAsync(others, "confirm")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        var order = await stranger.OrderAsync(await app.GoodsAsync(competitor));
        await app.DrainAsync();

        Assert.Equal(order, (await store.NextAsync("order.placed")).Subject);
        var first = await own.NextAsync();
        Assert.True(first.Type == "notification.created" || first.Subject == order, first.ToString());
        await (await LiveReader.AskAsync(stranger.Client, StorePath(competitor))).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await LiveReader.AskAsync(app.Anonymous, Own)).ProblemAsync(401, "auth.required");
    }

    [Fact]
    public async Task Stream_ThatGoesOn_HasWhatWasMissedAndNothingElse()
    {
        await LiveReader.HearsAsync(app);
        var order = await app.CashOrderAsync();
        await app.DrainAsync();
        string seen;
        using (var first = await LiveReader.OpenAsync(order.Seller.Client, StorePath(order.Seller)))
        {
            await first.NextAsync("resync");
            (await order.Seller.AsSellerAsync(order.Id, "confirm")).Expect(HttpStatusCode.OK);
            await app.DrainAsync();
            seen = (await first.ComesAsync("order.changed")).Id;
        }

        (await order.Seller.AsSellerAsync(order.Id, "cancel", new { reasonCode = "damaged" })).Expect(
            HttpStatusCode.OK
        );
        await app.DrainAsync();

        using var again = await LiveReader.OpenAsync(order.Seller.Client, StorePath(order.Seller), seen);
        Assert.Equal(order.Id, (await again.NextAsync("order.changed")).Subject);
        using var lost = await LiveReader.OpenAsync(
            order.Seller.Client,
            StorePath(order.Seller),
            Guid.CreateVersion7().ToString()
        );
        await lost.NextAsync("resync");
    }

    [Fact]
    public async Task Stream_OfAMemberWhoIsRemoved_Ends()
    {
        await LiveReader.HearsAsync(app);
        using var owner = await app.SellerAsync();
        using var manager = await app.MemberAsync(owner, SellerRole.Manager);
        using var stream = await LiveReader.OpenAsync(manager.Client, StorePath(owner));
        using var stays = await LiveReader.OpenAsync(owner.Client, StorePath(owner));
        await stream.NextAsync("resync");
        await stays.NextAsync("resync");

        var removed = await app.InScopeAsync<SellerMemberService, Result>(s =>
            s.RemoveAsync(owner.AsActor(), owner.SellerId, manager.UserId, default)
        );
        Assert.True(removed.Succeeded);
        using var buyer = await app.BuyerAsync();
        await buyer.OrderAsync(await app.GoodsAsync(owner));
        await app.DrainAsync();

        Assert.Empty(await stream.RestAsync());
        await stays.NextAsync("order.placed");
    }

    [Fact]
    public async Task Stream_OfAClosedSession_Ends()
    {
        using var buyer = await app.BuyerAsync();
        using var stream = await LiveReader.OpenAsync(buyer.Client, Own);
        await stream.NextAsync("resync");
        (await buyer.Client.PostAsync("/api/v1/auth/logout-all", null)).Expect(HttpStatusCode.NoContent);
        await stream.RestAsync();
    }

    [Fact]
    public async Task Notification_ReadElsewhere_ChangesTheUnread()
    {
        await LiveReader.HearsAsync(app);
        var order = await app.CashOrderAsync();
        await app.DrainAsync();
        using var stream = await LiveReader.OpenAsync(order.Buyer.Client, Own);
        await stream.NextAsync("resync");
        var id = await app.ScalarAsync<Guid>(
            $"SELECT id FROM notifications.notifications WHERE user_id = '{order.Buyer.UserId}' LIMIT 1"
        );
        for (var i = 0; i < 2; i++)
        {
            var read = await order.Buyer.Client.PostAsync($"/api/v1/me/notifications/{id}/read", null);
            read.Expect(HttpStatusCode.NoContent);
        }

        await stream.ComesAsync("unread.changed");
        (await order.Seller.AsSellerAsync(order.Id, "confirm")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        Assert.NotEqual("unread.changed", (await stream.NextAsync()).Type);
    }

    [Fact]
    public async Task Stream_NotAskedForOrOnlyItsHead_DoesNotBegin()
    {
        using var buyer = await app.BuyerAsync();
        foreach (var accept in new[] { "application/json", "*/*" })
        {
            var answer = await LiveReader.AskAsync(buyer.Client, Own, accept: accept);
            await answer.ProblemAsync(406, "live.not_acceptable");
        }

        var head = new HttpRequestMessage(HttpMethod.Head, Own);
        head.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        (await buyer.Client.SendAsync(head)).Expect(HttpStatusCode.OK);
    }

    private static HttpClient Elsewhere(MarketplaceApp other, SignIn who) =>
        other.NewClient(who.Client.DefaultRequestHeaders.Authorization!.Parameter);

    private static string StorePath(SignIn seller) => $"/api/v1/seller/{seller.SellerId}/events";

    /// <summary>Another Api on the database and the cache of the first.</summary>
    private sealed class Neighbour(MarketplaceApp first) : MarketplaceApp
    {
        protected override IReadOnlyDictionary<string, string?> Overrides =>
            new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{ResourceNames.Database}"] = first.ConnectionString,
            };
    }
}
