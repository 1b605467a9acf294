using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Lists of messages and threads go on where the page before ended, and read the same whatever their
/// length.</summary>
[Setting("Messages:MaxPerHour", "1000")]
public sealed class MessagePagingTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Messages_ByPages_ComeOnceEach()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        for (var i = 0; i < 7; i++)
            (await buyer.WriteAsync(order, $"Mesaj {i}")).Expect(HttpStatusCode.Created);
        var (seen, cursor) = (new List<int>(), (string?)null);
        do
        {
            var page = await seller.TalkAsync(order, "?limit=3" + (cursor is null ? "" : $"&cursor={cursor}"));
            seen.AddRange(page.Seqs());
            // What is written in the meantime is on the first page and does not move the next.
            (await buyer.WriteAsync(order, "Araya giren")).Expect(HttpStatusCode.Created);
            cursor = page.GetProperty("page").GetProperty("nextCursor").GetString();
        } while (cursor is not null);
        Assert.Equal([7, 6, 5, 4, 3, 2, 1], seen);
    }

    [Fact]
    public async Task Threads_ByPages_LatestFirst()
    {
        var store = await app.Store().WithProduct(stock: 20).OpenAsync();
        var buyer = await app.BuyerAsync();
        var orders = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            orders.Add(await buyer.OrderAsync(store.Product));
            (await buyer.WriteAsync(orders[^1], $"Mesaj {i}")).Expect(HttpStatusCode.Created);
        }

        (await buyer.WriteAsync(orders[0], "Yine ben")).Expect(HttpStatusCode.Created);
        var (seen, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await store.Owner.ThreadsAsync("?limit=2" + (cursor is null ? "" : $"&cursor={cursor}"));
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(t => t.GetProperty("orderId").GetGuid()));
            cursor = page.GetProperty("page").GetProperty("nextCursor").GetString();
        } while (cursor is not null);
        Assert.Equal([orders[0], orders[4], orders[3], orders[2], orders[1]], seen);
        await (
            await store.Owner.Client.GetAsync($"/api/v1/seller/{store.Id}/threads?unread=true&cursor=x")
        ).ProblemAsync(400, "pagination.cursor_invalid");
    }

    [Fact]
    public async Task Lists_OfAnyLength_ReadTheSameStatementsAndCountNothing()
    {
        var store = await app.Store().WithProduct(stock: 20).OpenAsync();
        var buyer = await app.BuyerAsync();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            var order = await buyer.OrderAsync(store.Product);
            foreach (var i in Enumerable.Range(0, 4))
                (await buyer.WriteAsync(order, $"Mesaj {i}")).Expect(HttpStatusCode.Created);
        }

        // A token that tells of the store, which the owner's first one does not.
        using var client = await app.SignInAgainAsync(store.Owner);
        var owner = store.Owner with { Client = client };
        var thread = (await owner.ThreadsAsync()).GetProperty("data")[0].GetProperty("id").GetGuid();
        foreach (var (path, most) in new[] { (MessageKit.StoresPath(owner, thread), 3), (ThreadsPath(store.Id), 1) })
        {
            foreach (var limit in new[] { 1, 100 })
            {
                var statements = await StatementsAsync(owner, $"{path}?limit={limit}");
                Assert.True(statements.Count <= most, string.Join("\n--\n", statements));
                Assert.DoesNotContain(statements, s => s.Contains("count(", StringComparison.OrdinalIgnoreCase));
                // Numbering rows reads the threads of all stores to show one.
                Assert.DoesNotContain(statements, s => s.Contains("ROW_NUMBER", StringComparison.Ordinal));
            }
        }
    }

    private static string ThreadsPath(Guid sellerId) => $"/api/v1/seller/{sellerId}/threads";

    private static async Task<IReadOnlyCollection<string>> StatementsAsync(SignIn caller, string path)
    {
        using var counter = new StatementCounter();
        var answer = await caller.Client.SendJsonAsync(
            HttpMethod.Get,
            path,
            null,
            ("traceparent", counter.TraceParent)
        );
        answer.Expect(HttpStatusCode.OK);
        return counter.Statements;
    }
}
