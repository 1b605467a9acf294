using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>What support does besides reading: notes, unlocking, ending sessions.</summary>
public sealed class SupportHelpTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Note_BySupport_IsKeptAuditedAndHiddenFromTheBuyer()
    {
        var order = await app.CashOrderAsync();
        using var support = await app.SupportAsync();
        var path = $"/api/v1/admin/orders/{order.Id}/notes";
        await (
            await support.Client.SendJsonAsync(
                HttpMethod.Post,
                path,
                new { text = "the parcel came open" },
                ("Idempotency-Key", Guid.CreateVersion7().ToString())
            )
        ).JsonAsync(HttpStatusCode.Created);

        using var panel = await Panel.SignedInAsync(app, support);
        var page = $"/admin/orders/{order.Id}";
        await panel.SendAsync(page + "/notes", await panel.PageAsync(page), ("text", "called them back"));
        var html = await panel.PageAsync(page);
        Assert.Contains("the parcel came open", html, StringComparison.Ordinal);
        Assert.Contains("called them back", html, StringComparison.Ordinal);
        Assert.Contains(support.Email, html, StringComparison.Ordinal);
        Assert.DoesNotContain(page + "/cancel\"", html, StringComparison.Ordinal);

        var notes = await (await support.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(2, notes.GetProperty("data").GetArrayLength());
        Assert.Equal(2, await app.AuditCountAsync("order.note", order.Id));
        var seen = await (await order.Buyer.Client.GetAsync($"/api/v1/orders/{order.Id}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("the parcel came open", seen, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await order.Buyer.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task EndSession_BySupport_StopsItsTokensAndIsAudited()
    {
        using var buyer = await app.BuyerAsync();
        using var support = await app.SupportAsync();
        var path = $"/api/v1/admin/users/{buyer.UserId}/sessions";
        var sessions = await (await support.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
        var session = sessions.GetProperty("data")[0].GetProperty("id").GetGuid();
        (await support.Client.DeleteAsync($"{path}/{session}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.Unauthorized, (await buyer.Client.GetAsync("/api/v1/me")).StatusCode);
        await (await support.Client.DeleteAsync($"{path}/{session}")).ProblemAsync(404, "resource.not_found");
        Assert.Equal(1, await app.AuditCountAsync("user.end-session", buyer.UserId));
    }

    [Fact]
    public async Task UserPage_ShowsOrdersAndSessionsAndEndsOne()
    {
        var order = await app.CashOrderAsync();
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);
        var path = $"/admin/users/{order.Buyer.UserId}";
        var page = await panel.PageAsync(path);
        Assert.Contains($"/admin/orders/{order.Id}", page, StringComparison.Ordinal);
        Assert.Contains(
            $"/admin/sellers/{order.Seller.SellerId}",
            await panel.PageAsync($"/admin/users/{order.Seller.UserId}"),
            StringComparison.Ordinal
        );
        var action = page.Split('"').Single(part => part.StartsWith(path + "/sessions/", StringComparison.Ordinal));
        await panel.SendAsync(action, page);
        var after = await panel.PageAsync(path);
        Assert.Contains("Session ended.", after, StringComparison.Ordinal);
        Assert.Contains("No open sessions.", after, StringComparison.Ordinal);
    }
}
