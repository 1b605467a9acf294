using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>A buyer's conversations, and how much either side has not read.</summary>
[Setting("Messages:MaxPerHour", "1000")]
public sealed class InboxTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Threads_OfABuyer_ComeByPagesLatestFirstWithTheirStores()
    {
        var buyer = await app.BuyerAsync();
        var orders = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            var store = await app.Store().WithProduct(stock: 2).OpenAsync();
            orders.Add(await buyer.OrderAsync(store.Product));
            (await store.Owner.WriteAsync(orders[^1], $"Mesaj {i}")).Expect(HttpStatusCode.Created);
        }

        (await buyer.WriteAsync(orders[0], "Teşekkürler")).Expect(HttpStatusCode.Created);
        var (seen, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await ThreadsAsync(buyer, "?limit=2" + (cursor is null ? "" : $"&cursor={cursor}"));
            foreach (var thread in page.GetProperty("data").EnumerateArray())
            {
                seen.Add(thread.GetProperty("orderId").GetGuid());
                Assert.NotEqual(JsonValueKind.Null, thread.GetProperty("seller").GetProperty("name").ValueKind);
                Assert.Equal(1, thread.Number("unread"));
            }

            cursor = page.GetProperty("page").GetProperty("nextCursor").GetString();
        } while (cursor is not null);

        Assert.Equal([orders[0], orders[2], orders[1]], seen);
        await (await buyer.Client.GetAsync("/api/v1/me/threads?unread=true&cursor=x")).ProblemAsync(
            400,
            "pagination.cursor_invalid"
        );
        using var other = await app.BuyerAsync();
        Assert.Empty((await ThreadsAsync(other)).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Unread_OfBothSides_FollowsWhatIsWrittenAndRead()
    {
        var store = await app.Store().WithProduct(stock: 5).OpenAsync();
        var (buyer, seller) = (await app.BuyerAsync(), store.Owner);
        Guid[] orders = [await buyer.OrderAsync(store.Product), await buyer.OrderAsync(store.Product)];
        Assert.Equal((0, 0), await UnreadAsync(buyer));
        foreach (var order in orders)
        {
            (await seller.WriteAsync(order, "Bir")).Expect(HttpStatusCode.Created);
            (await seller.WriteAsync(order, "İki")).Expect(HttpStatusCode.Created);
        }

        (await buyer.WriteAsync(orders[0], "Üç")).Expect(HttpStatusCode.Created);
        Assert.Equal((4, 2), await UnreadAsync(buyer));
        Assert.Equal((1, 1), await UnreadAsync(seller));

        (await buyer.ReadToAsync(orders[0], 2)).Expect(HttpStatusCode.OK);
        Assert.Equal((2, 1), await UnreadAsync(buyer));
        var unread = (await ThreadsAsync(buyer, "?unread=true")).GetProperty("data").EnumerateArray();
        Assert.Equal(orders[1], Assert.Single(unread).GetProperty("orderId").GetGuid());
        var read = (await ThreadsAsync(buyer, "?unread=false")).GetProperty("data").EnumerateArray();
        Assert.Equal(orders[0], Assert.Single(read).GetProperty("orderId").GetGuid());
        await app.DrainAsync();
        var told = await (await buyer.Client.GetAsync("/api/v1/me/unread")).JsonAsync(HttpStatusCode.OK);
        Assert.True(told.Number("notifications") > 0, told.ToString());
    }

    [Fact]
    public async Task Inbox_OfAnyLength_ReadsTheSameStatements()
    {
        var store = await app.Store().WithProduct(stock: 9).OpenAsync();
        var buyer = await app.BuyerAsync();
        for (var i = 0; i < 4; i++)
        {
            var order = await buyer.OrderAsync(store.Product);
            (await store.Owner.WriteWithFilesAsync(order, await store.Owner.UploadAsync())).Expect(
                HttpStatusCode.Created
            );
        }

        foreach (var limit in new[] { 1, 100 })
            Assert.Equal(2, await StatementsAsync(buyer, $"/api/v1/me/threads?limit={limit}"));
        Assert.Equal(2, await StatementsAsync(buyer, "/api/v1/me/unread"));
    }

    private static async Task<JsonElement> ThreadsAsync(SignIn buyer, string query = "") =>
        await (await buyer.Client.GetAsync("/api/v1/me/threads" + query)).JsonAsync(HttpStatusCode.OK);

    private static async Task<(int Messages, int Threads)> UnreadAsync(SignIn who)
    {
        var path = who.SellerId == Guid.Empty ? "/api/v1/me/unread" : $"/api/v1/seller/{who.SellerId}/threads/unread";
        var unread = await (await who.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
        return (unread.Number("messages"), unread.Number("threads"));
    }

    private static async Task<int> StatementsAsync(SignIn caller, string path)
    {
        using var counter = new StatementCounter();
        (await caller.Client.SendJsonAsync(HttpMethod.Get, path, null, ("traceparent", counter.TraceParent))).Expect(
            HttpStatusCode.OK
        );
        return counter.Statements.Count;
    }
}
