using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>What a user reads of his notifications, and how he chooses his mails.</summary>
public sealed class NotificationsEndpointsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string List = "/api/v1/me/notifications";
    private const string Preferences = "/api/v1/me/notification-preferences";

    [Fact]
    public async Task List_OrderPlaced_IsThereOnceInTheReadersLanguageAndKeepsWhatItIsAbout()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync(quantity: 2);
        await app.DrainAsync();

        var english = Assert.Single(await ReadAsync(buyer.Client));
        Assert.Equal(
            ("orders", "order.received"),
            (english.GetProperty("kind").GetString(), english.GetProperty("template").GetString())
        );
        Assert.StartsWith("We have your order", english.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("249.90 TRY", english.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(order, english.GetProperty("params").GetProperty("orderId").GetGuid());
        Assert.Equal(JsonValueKind.Null, english.GetProperty("readAt").ValueKind);
        var turkish = Assert.Single(await ReadAsync(buyer.Client, language: "tr"));
        Assert.StartsWith("Siparişiniz alındı", turkish.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("249,90 TRY", turkish.GetProperty("text").GetString(), StringComparison.Ordinal);
        var told = (await ReadAsync(seller.Client)).First(n => n.GetProperty("template").GetString() == "order.new");
        Assert.Equal(seller.SellerId, told.GetProperty("params").GetProperty("sellerId").GetGuid());
    }

    [Fact]
    public async Task List_ManyOfThem_ComesInPagesNewestFirstAndByWhetherTheyWereRead()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller);
        for (var i = 0; i < 3; i++)
            await buyer.OrderAsync(goods);
        await app.DrainAsync();

        var all = await ReadAsync(buyer.Client);
        Assert.Equal(3, all.Count);
        var first = await (await buyer.Client.GetAsync(List + "?limit=2")).JsonAsync(HttpStatusCode.OK);
        var cursor = first.GetProperty("page").GetProperty("nextCursor").GetString();
        var second = await (await buyer.Client.GetAsync($"{List}?limit=2&cursor={cursor}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(all.Select(IdOf), Rows(first).Concat(Rows(second)).Select(IdOf));
        Assert.Equal(all.Select(IdOf).OrderDescending(), all.Select(IdOf));
        await (await buyer.Client.GetAsync($"{List}?limit=2&unread=true&cursor={cursor}")).ProblemAsync(
            400,
            "pagination.cursor_mismatch"
        );
        await (await buyer.Client.GetAsync(List + "?limit=0")).ProblemAsync(400, "validation.failed");

        (await buyer.Client.PostAsync($"{List}/{IdOf(all[1])}/read", null)).Expect(HttpStatusCode.NoContent);
        Assert.Equal([IdOf(all[0]), IdOf(all[2])], (await ReadAsync(buyer.Client, "?unread=true")).Select(IdOf));
        Assert.Equal([IdOf(all[1])], (await ReadAsync(buyer.Client, "?unread=false")).Select(IdOf));
    }

    [Fact]
    public async Task Read_Repeated_KeepsTheFirstInstantAndIsOnlyTheReadersOwn()
    {
        var (seller, buyer, other) = (await app.SellerAsync(), await app.BuyerAsync(), await app.BuyerAsync());
        await buyer.OrderAsync(await app.GoodsAsync(seller));
        await app.DrainAsync();
        var path = $"{List}/{IdOf(Assert.Single(await ReadAsync(buyer.Client)))}/read";

        await (await other.Client.PostAsync(path, null)).ProblemAsync(404, "resource.not_found");
        (await buyer.Client.PostAsync(path, null)).Expect(HttpStatusCode.NoContent);
        var at = Assert.Single(await ReadAsync(buyer.Client)).GetProperty("readAt").GetString();
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        (await buyer.Client.PostAsync(path, null)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(at, Assert.Single(await ReadAsync(buyer.Client)).GetProperty("readAt").GetString());
        Assert.Empty(await ReadAsync(other.Client));
    }

    [Fact]
    public async Task Endpoints_NotSignedIn_AreRefused()
    {
        (await app.Anonymous.GetAsync(List)).Expect(HttpStatusCode.Unauthorized);
        (await app.Anonymous.PostAsync($"{List}/{Guid.CreateVersion7()}/read", null)).Expect(
            HttpStatusCode.Unauthorized
        );
        (await app.Anonymous.GetAsync(Preferences)).Expect(HttpStatusCode.Unauthorized);
        (await app.Anonymous.SendJsonAsync(HttpMethod.Put, Preferences, Choice(), ("If-Match", "\"1\""))).Expect(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task Preferences_OrderMailsOff_StopTheMailAndNotTheNotification()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var before = await buyer.Client.GetAsync(Preferences);
        Assert.True(
            (await before.JsonAsync(HttpStatusCode.OK)).GetProperty("email").GetProperty("orders").GetBoolean()
        );
        var changed = await PutAsync(buyer, Choice(orders: false), before.Headers.ETag!.Tag);
        Assert.False(
            (await changed.JsonAsync(HttpStatusCode.OK)).GetProperty("email").GetProperty("orders").GetBoolean()
        );
        Assert.NotEqual(before.Headers.ETag, changed.Headers.ETag);

        await buyer.OrderAsync(await app.GoodsAsync(seller));
        await app.DrainAsync();
        Assert.Single(await ReadAsync(buyer.Client));
        Assert.Equal(0, await MailsAsync(buyer.Email));
        Assert.NotEqual(0, await MailsAsync(seller.Email));

        (await PutAsync(buyer, Choice(), changed.Headers.ETag!.Tag)).Expect(HttpStatusCode.OK);
        await buyer.OrderAsync(await app.GoodsAsync(seller));
        await app.DrainAsync();
        Assert.Equal(1, await MailsAsync(buyer.Email));
    }

    [Fact]
    public async Task Preferences_WrongRequest_IsRefused()
    {
        var buyer = await app.BuyerAsync();
        await (await buyer.Client.SendJsonAsync(HttpMethod.Put, Preferences, Choice())).ProblemAsync(
            428,
            "precondition.required"
        );
        await (await PutAsync(buyer, Choice(), "\"7\"")).ProblemAsync(412, "precondition.failed");
        var refused = await (await PutAsync(buyer, Choice(account: false), "\"1\"")).ProblemAsync(
            400,
            "validation.failed"
        );
        Assert.Equal("#/email/account", refused.GetProperty("errors")[0].GetProperty("pointer").GetString());
        await (await PutAsync(buyer, new { email = new { sms = true } }, "\"1\"")).ProblemAsync(
            400,
            "request.unknown_field"
        );
        (await PutAsync(buyer, Choice(), "\"1\"")).Expect(HttpStatusCode.OK);
        (await PutAsync(buyer, Choice(), "\"1\"")).Expect(HttpStatusCode.OK);
    }

    private static object Choice(bool orders = true, bool account = true) =>
        new
        {
            email = new
            {
                orders,
                store = true,
                payments = true,
                account,
            },
        };

    private static Task<HttpResponseMessage> PutAsync(SignIn user, object body, string tag) =>
        user.Client.SendJsonAsync(HttpMethod.Put, Preferences, body, ("If-Match", tag));

    private static async Task<List<JsonElement>> ReadAsync(
        HttpClient client,
        string query = "",
        string language = "en"
    ) =>
        Rows(
            await (
                await client.SendJsonAsync(HttpMethod.Get, List + query, null, ("Accept-Language", language))
            ).JsonAsync(HttpStatusCode.OK)
        );

    private static List<JsonElement> Rows(JsonElement page) => [.. page.GetProperty("data").EnumerateArray()];

    private static Guid IdOf(JsonElement notification) => notification.GetProperty("id").GetGuid();

    private Task<long> MailsAsync(string email) => app.MailCountAsync(email);
}
