using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>The store puts a link to its invoice into the order.</summary>
public sealed class InvoiceLinkTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Set_ByTheStore_TheBuyerSeesItAndIsToldOnce()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await app.DrainAsync();
        var mails = await app.MailCountAsync(buyer.Email);
        var before = await buyer.Client.GetAsync($"/api/v1/orders/{order}");
        Assert.Equal(
            JsonValueKind.Null,
            (await before.JsonAsync(HttpStatusCode.OK)).GetProperty("invoiceLink").ValueKind
        );
        var body = new { url = "https://Fatura.example.com/a?no=1", number = "KDK2026000000042" };
        (await SetAsync(seller, order, body)).Expect(HttpStatusCode.OK);
        (await SetAsync(seller, order, body)).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        Assert.Equal(mails + 1, await app.MailCountAsync(buyer.Email));
        Assert.DoesNotContain("fatura.example.com", await app.LastMailAsync(buyer.Email), StringComparison.Ordinal);

        var after = await buyer.Client.GetAsync($"/api/v1/orders/{order}");
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        var link = (await after.JsonAsync(HttpStatusCode.OK)).GetProperty("invoiceLink");
        Assert.Equal("https://fatura.example.com/a?no=1", link.GetProperty("url").GetString());
        Assert.Equal("KDK2026000000042", link.GetProperty("number").GetString());
    }

    [Fact]
    public async Task Change_KeepsTheLinkBeforeForThePanel()
    {
        var (order, seller, _, _) = await app.CashOrderAsync();
        (await SetAsync(seller, order, new { url = "https://fatura.example.com/eski" })).Expect(HttpStatusCode.OK);
        (await SetAsync(seller, order, new { url = "https://fatura.example.com/yeni" })).Expect(HttpStatusCode.OK);
        var own = await (await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/orders/{order}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.EndsWith(
            "/yeni",
            own.GetProperty("invoiceLink").GetProperty("url").GetString()!,
            StringComparison.Ordinal
        );

        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);
        var html = await panel.PageAsync($"/admin/orders/{order}");
        Assert.Contains("https://fatura.example.com/eski", html, StringComparison.Ordinal);
        Assert.Contains("https://fatura.example.com/yeni", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_WithoutEnd_IsRefusedAfterTwentyLinks()
    {
        var (order, seller, _, _) = await app.CashOrderAsync();
        for (var i = 1; i <= 20; i++)
        {
            (await SetAsync(seller, order, new { url = $"https://fatura.example.com/{i}" })).Expect(HttpStatusCode.OK);
        }

        var last = new { url = "https://fatura.example.com/20" };
        (await SetAsync(seller, order, last)).Expect(HttpStatusCode.OK);
        var oneMore = await SetAsync(seller, order, new { url = "https://fatura.example.com/21" });
        await oneMore.ProblemAsync(422, "invoice.link_limit");
    }

    [Theory]
    [InlineData("http://fatura.example.com/1", null)]
    [InlineData("https://ali:gizli@fatura.example.com/1", null)]
    [InlineData("https://fatura.example.com/a b", null)]
    [InlineData("https://127.0.0.1/1", null)]
    [InlineData("https://localhost/1", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("fatura.example.com/1", null)]
    [InlineData("", null)]
    [InlineData("https://fatura.example.com/1", "KDK20260000000042")]
    [InlineData("https://fatura.example.com/1", "<b>1</b>")]
    public async Task Set_WhatIsNoPublicAddressOrNumber_IsRefused(string url, string? number)
    {
        var (order, seller, _, _) = await app.CashOrderAsync();
        await (await SetAsync(seller, order, new { url, number })).ProblemAsync(400, "validation.failed");
        var tooLong = "https://fatura.example.com/" + new string('a', 500);
        await (await SetAsync(seller, order, new { url = tooLong })).ProblemAsync(400, "validation.failed");
    }

    [Fact]
    public async Task Set_ByOthers_FindsNoOrder()
    {
        var (order, seller, _, _) = await app.CashOrderAsync();
        using var rival = await app.SellerAsync();
        await (await SetAsync(rival, order, new { url = "https://fatura.example.com/1" })).ProblemAsync(
            404,
            "resource.not_found"
        );
        Assert.Equal(0, await app.EventsOfAsync(order, "orders.invoice-linked"));
        Assert.NotEqual(rival.SellerId, seller.SellerId);
    }

    [Fact]
    public async Task Set_TenLinksAtOnce_KeepsAllInOrder()
    {
        var (order, seller, _, _) = await app.CashOrderAsync();
        var answers = await Races.AtOnceAsync(
            10,
            i => SetAsync(seller, order, new { url = $"https://fatura.example.com/{i}" })
        );
        Assert.All(answers, a => a.Expect(HttpStatusCode.OK));
        Assert.Equal(
            "1,2,3,4,5,6,7,8,9,10",
            await app.ScalarAsync<string>(
                $"SELECT string_agg(seq::text, ',' ORDER BY seq) FROM orders.invoice_links WHERE order_id = '{order}'"
            )
        );
    }

    private static Task<HttpResponseMessage> SetAsync(SignIn seller, Guid order, object body) =>
        seller.Client.SendJsonAsync(
            HttpMethod.Put,
            $"/api/v1/seller/{seller.SellerId}/orders/{order}/invoice-link",
            body
        );
}
