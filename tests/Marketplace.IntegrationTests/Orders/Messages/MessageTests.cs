using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Buyer and store write about an order.</summary>
public sealed class MessageTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Conversation_BothSides_SeeItAndTheirUnreadCounts()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        var empty = await seller.TalkAsync(order);
        Assert.Equal((0, 0, 0), (empty.Seqs().Length, empty.Number("unread"), empty.Number("readSeq")));
        Assert.Empty((await seller.ThreadsAsync()).GetProperty("data").EnumerateArray());

        var sent = await (await buyer.WriteAsync(order, "  Ne zaman\r\nkargolanır? ")).JsonAsync(
            HttpStatusCode.Created
        );
        Assert.Equal("Ne zaman\nkargolanır?", sent.GetProperty("body").GetString());
        Assert.Equal((1, "buyer"), (sent.Number("seq"), sent.GetProperty("from").GetString()));
        Assert.Equal(0, (await buyer.TalkAsync(order)).Number("unread"));
        var thread = (await seller.ThreadsAsync("?unread=true")).GetProperty("data")[0];
        Assert.Equal(order, thread.GetProperty("id").GetGuid());
        Assert.Equal((1, "buyer"), (thread.Number("unread"), thread.GetProperty("lastFrom").GetString()));
        Assert.Equal("Ne zaman\nkargolanır?", thread.GetProperty("lastText").GetString());

        var read = await (await seller.ReadToAsync(order, 1)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal((0, 1), (read.Number("unread"), read.Number("readSeq")));
        (await seller.WriteAsync(order, "Bugün")).Expect(HttpStatusCode.Created);
        (await seller.WriteAsync(order, "Saat 17'de")).Expect(HttpStatusCode.Created);
        Assert.Empty((await seller.ThreadsAsync("?unread=true")).GetProperty("data").EnumerateArray());
        Assert.Single((await seller.ThreadsAsync("?unread=false")).GetProperty("data").EnumerateArray());

        var talk = await buyer.TalkAsync(order);
        Assert.Equal([3, 2, 1], talk.Seqs());
        Assert.Equal(2, talk.Number("unread"));
        var half = await (await buyer.ReadToAsync(order, 2)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal((1, 2), (half.Number("unread"), half.Number("readSeq")));
        var back = await (await buyer.ReadToAsync(order, 1)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal((1, 2), (back.Number("unread"), back.Number("readSeq")));
        await (await buyer.ReadToAsync(order, 4)).ProblemAsync(400, "validation.failed");
        Assert.Equal(3, await app.EventsOfAsync(order, "orders.message-sent"));
    }

    [Fact]
    public async Task Store_WritesFirst_WithoutAThread()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        (await seller.WriteAsync(order, "Rengi mavi olabilir mi?")).Expect(HttpStatusCode.Created);
        Assert.Equal(1, (await buyer.TalkAsync(order)).Number("unread"));
    }

    [Fact]
    public async Task Order_OfOthers_DoesNotExist()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        using var stranger = await app.BuyerAsync();
        using var rival = await app.SellerAsync();
        (await buyer.WriteAsync(order, "Merhaba")).Expect(HttpStatusCode.Created);
        foreach (var other in new[] { stranger, rival })
        {
            await (await other.WriteAsync(order, "Merhaba")).ProblemAsync(404, "resource.not_found");
            await (await other.ReadToAsync(order, 1)).ProblemAsync(404, "resource.not_found");
            await (await other.Client.GetAsync(MessageKit.BuyersPath(order))).ProblemAsync(404, "resource.not_found");
        }

        // A seller is no buyer, also in their own store's order.
        await (await seller.Client.GetAsync(MessageKit.BuyersPath(order))).ProblemAsync(404, "resource.not_found");
        await (await rival.Client.GetAsync(MessageKit.StoresPath(seller, order))).ProblemAsync(
            404,
            "resource.not_found"
        );
        Assert.Empty((await rival.ThreadsAsync()).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task ContactData_InAMessage_IsReplacedAndFlagged()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        (await buyer.WriteAsync(order, "Beni 0532 123 45 67 numaradan arayın")).Expect(HttpStatusCode.Created);
        (await buyer.WriteAsync(order, "Toplam 1.249,50 TL mi?")).Expect(HttpStatusCode.Created);
        var data = (await seller.TalkAsync(order)).GetProperty("data");
        Assert.Equal("Beni ••• numaradan arayın", data[1].GetProperty("body").GetString());
        Assert.True(data[1].GetProperty("hadContactData").GetBoolean());
        Assert.False(data[0].GetProperty("hadContactData").GetBoolean());
        Assert.Equal(
            0,
            await app.ScalarAsync<long>("SELECT COUNT(*) FROM orders.messages WHERE body LIKE '%123 45 67%'")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u202eb")]
    public async Task Write_WhatIsNoText_IsRefused(string body)
    {
        var (order, _, buyer, _) = await app.CashOrderAsync();
        await (await buyer.WriteAsync(order, body)).ProblemAsync(400, "validation.failed");
        await (await buyer.WriteAsync(order, new string('a', 1001))).ProblemAsync(400, "validation.failed");
        (await buyer.WriteAsync(order, new string('a', 1000))).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Write_WithAnIdempotencyKeyTwice_IsOneMessage()
    {
        var (order, _, buyer, _) = await app.CashOrderAsync();
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        var body = new { body = "Bir kez" };
        var path = MessageKit.BuyersPath(order);
        var first = await (await buyer.Client.SendJsonAsync(HttpMethod.Post, path, body, key)).JsonAsync(
            HttpStatusCode.Created
        );
        var again = await (await buyer.Client.SendJsonAsync(HttpMethod.Post, path, body, key)).JsonAsync(
            HttpStatusCode.Created
        );
        Assert.Equal(first.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        Assert.Equal(1, Assert.Single((await buyer.TalkAsync(order)).Seqs()));
    }

    [Fact]
    public async Task Limit_TwentyAnHour_CountsAllOrdersOfASenderAndEndsWithTheHour()
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var buyer = await app.BuyerAsync();
        Guid[] orders = [await buyer.OrderAsync(store.Product), await buyer.OrderAsync(store.Product)];
        var answers = await Races.AtOnceAsync(30, i => buyer.WriteAsync(orders[i % 2], $"Mesaj {i}"));
        Assert.Equal(20, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            var problem = await refused.ProblemAsync(429, "rate.limited");
            Assert.InRange(problem.GetProperty("params").GetProperty("retryAfter").GetInt32(), 1, 3600);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        (await store.Owner.WriteAsync(orders[0], "Buyurun")).Expect(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        using var later = await app.SignInAgainAsync(buyer);
        var sent = await later.SendJsonAsync(
            HttpMethod.Post,
            MessageKit.BuyersPath(orders[0]),
            new { body = "Bir saat sonra" }
        );
        sent.Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Words_OfAMessage_CannotBeChangedInTheDatabase()
    {
        var (order, _, buyer, _) = await app.CashOrderAsync();
        (await buyer.WriteAsync(order, "Söz uçar")).Expect(HttpStatusCode.Created);
        foreach (var sql in new[] { "UPDATE orders.messages SET body = 'x'", "DELETE FROM orders.messages" })
        {
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
                app.ExecuteAsync($"{sql} WHERE thread_id = '{order}'")
            );
            Assert.Equal("23001", refused.SqlState);
        }
    }
}
