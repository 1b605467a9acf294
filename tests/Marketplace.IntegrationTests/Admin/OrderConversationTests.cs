using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Orders;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Support reads, writes and hides messages on the page of an order.</summary>
public sealed class OrderConversationTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Panel_SupportHidesAndWrites_BothSidesSeeTheReasonAndTheMessage()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        (await buyer.WriteAsync(order, "Kötü bir söz")).Expect(HttpStatusCode.Created);
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);
        var page = $"/admin/orders/{order}";
        var html = await panel.PageAsync(page);
        Assert.Contains("Kötü bir söz", html, StringComparison.Ordinal);
        Assert.Contains(buyer.Email, html, StringComparison.Ordinal);

        var message = (await buyer.TalkAsync(order)).GetProperty("data")[0].GetProperty("id").GetGuid();
        await panel.SendAsync($"{page}/messages/{message}/hide", html, ("reason", "Hakaret içeriyor"));
        await panel.SendAsync(page + "/messages", await panel.PageAsync(page), ("body", "Lütfen saygılı olalım"));
        foreach (var side in new[] { buyer, seller })
        {
            var data = (await side.TalkAsync(order)).GetProperty("data");
            Assert.Equal(JsonValueKind.Null, data[1].GetProperty("body").ValueKind);
            Assert.Equal("Hakaret içeriyor", data[1].GetProperty("hiddenReason").GetString());
            Assert.Equal("Lütfen saygılı olalım", data[0].GetProperty("body").GetString());
            Assert.Equal("support", data[0].GetProperty("from").GetString());
            Assert.Equal(JsonValueKind.Null, data[0].GetProperty("senderId").ValueKind);
        }

        Assert.Contains("Kötü bir söz", await panel.PageAsync(page), StringComparison.Ordinal);
        Assert.Equal(1, await app.AuditCountAsync("order.message-hide", order));
        Assert.Equal(1, await app.AuditCountAsync("order.message", order));
    }

    [Fact]
    public async Task Hide_Repeated_KeepsTheFirstReason()
    {
        var (order, _, buyer, _) = await app.CashOrderAsync();
        var sent = await (await buyer.WriteAsync(order, "Merhaba")).JsonAsync(HttpStatusCode.Created);
        using var support = await app.SupportAsync();
        var path = $"/api/v1/admin/orders/{order}/messages/{sent.GetProperty("id").GetGuid()}/hide";
        (await HideAsync(support, path, "ilk")).Expect(HttpStatusCode.NoContent);
        (await HideAsync(support, path, "ikinci")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(1, await app.AuditCountAsync("order.message-hide", order));
        var all = await (await support.Client.GetAsync($"/api/v1/admin/orders/{order}/messages")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal("ilk", all.GetProperty("data")[0].GetProperty("hiddenReason").GetString());
        Assert.Equal("Merhaba", all.GetProperty("data")[0].GetProperty("body").GetString());
        Assert.Equal(buyer.UserId, all.GetProperty("data")[0].GetProperty("senderId").GetGuid());

        var other = await app.CashOrderAsync();
        var elsewhere = path.Replace($"{order}", $"{other.Id}", StringComparison.Ordinal);
        await (await HideAsync(support, elsewhere, "yanlış sipariş")).ProblemAsync(404, "resource.not_found");
    }

    private static Task<HttpResponseMessage> HideAsync(SignIn support, string path, string reason) =>
        support.Client.SendJsonAsync(HttpMethod.Post, path, new { reason });
}
