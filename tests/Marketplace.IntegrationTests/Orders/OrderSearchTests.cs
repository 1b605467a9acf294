using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Orders are found by how their numbers begin, however somebody writes them.</summary>
public sealed class OrderSearchTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task List_NumberAsPeopleWriteIt_FindsTheOrder()
    {
        var order = await app.CashOrderAsync();
        await app.CashOrderAsync();
        using var admin = await app.AdminAsync();
        var number = await app.ScalarAsync<string>($"SELECT number FROM orders.orders WHERE id = '{order.Id}'");
        var purchase = await app.ScalarAsync<string>(
            "SELECT p.number FROM orders.purchases p JOIN orders.orders o ON o.purchase_id = p.id WHERE o.id = "
                + $"'{order.Id}'"
        );
        string[] written =
        [
            number,
            number[..^1],
            number.Replace("-", "", StringComparison.Ordinal),
            $" {number.ToLowerInvariant().Replace('-', ' ')} ",
            purchase,
            purchase[..^2],
        ];
        foreach (var text in written)
        {
            Assert.Equal([order.Id], await FoundAsync(admin, "/api/v1/admin/orders", text));
            Assert.Equal(
                [order.Id],
                await FoundAsync(order.Seller, $"/api/v1/seller/{order.Seller.SellerId}/orders", text)
            );
            Assert.Equal([order.Id], await FoundAsync(order.Buyer, "/api/v1/orders", text));
        }

        Assert.Equal(2, (await FoundAsync(admin, "/api/v1/admin/orders", number[..6])).Length);
        Assert.Empty(await FoundAsync(admin, "/api/v1/admin/orders", "99"));
        foreach (var unreadable in new[] { "%", "_", number[..7] + "%", "0" })
        {
            var refused = await admin.Client.GetAsync(
                $"/api/v1/admin/orders?number={Uri.EscapeDataString(unreadable)}"
            );
            await refused.ProblemAsync(400, "validation.failed");
        }
    }

    private static async Task<Guid[]> FoundAsync(SignIn by, string path, string number)
    {
        var list = await by.Client.GetAsync($"{path}?number={Uri.EscapeDataString(number)}");
        return
        [
            .. (await list.JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .EnumerateArray()
                .Select(o => o.GetProperty("id").GetGuid()),
        ];
    }
}
