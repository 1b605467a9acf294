using System.Net;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Products;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>The panel of a marketplace where things were bought.</summary>
public sealed partial class PanelShopTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Order_Paid_ShowsMoneyLinesAndHistory()
    {
        var sale = await app.PaidOrderAsync();
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var order = await app.OrderAsync(sale.OrderId);
        Assert.Contains(order.Number, await panel.PageAsync("/admin/orders?status=placed"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            order.Number,
            await panel.PageAsync("/admin/orders?status=cancelled"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            order.Number,
            await panel.PageAsync($"/admin/orders?number={order.Number}"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            order.Number,
            await panel.PageAsync("/admin/orders?number=260101-AAAAAA"),
            StringComparison.Ordinal
        );

        var page = await panel.PageAsync($"/admin/orders/{sale.OrderId}");
        Assert.Contains("66.66 TRY", page, StringComparison.Ordinal);
        Assert.Contains("Walking shoes", page, StringComparison.Ordinal);
        Assert.Contains("SHOE-0", page, StringComparison.Ordinal);
        Assert.Contains("Deniz Yılmaz", page, StringComparison.Ordinal);
        Assert.Contains("<td>Paid</td>", page, StringComparison.Ordinal);

        var payment = await panel.PageAsync($"/admin/payments/{sale.PaymentId}");
        Assert.Contains(app.Buyer.Email, payment, StringComparison.Ordinal);
        Assert.Contains(
            "Order paid",
            await panel.PageAsync($"/admin/ledger?refId={sale.OrderId}"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Debits and credits are equal.",
            await panel.PageAsync("/admin/ledger"),
            StringComparison.Ordinal
        );
        Assert.Contains("All passed", await panel.PageAsync("/admin/invariants"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_MoreThanAPage_AreAllSeenOnce()
    {
        for (var i = 0; i < 65; i++)
            await app.BuyAsync(i, 1, PaymentMethod.CashOnDelivery);
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var seen = new List<string>();
        for (var path = "/admin/orders"; path is not null; )
        {
            var page = await panel.PageAsync(path);
            seen.AddRange(OrderLink().Matches(page).Select(match => match.Groups[1].Value));
            path = NextLink().Match(page) is { Success: true } next ? next.Groups[1].Value : null;
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(await app.QueryAsync(db => db.Set<Order>().CountAsync()), seen.Count);
    }

    [Fact]
    public async Task Hide_Product_HidesAuditsAndShowsAgain()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var product = await app.QueryAsync(db => db.Set<Product>().AsNoTracking().FirstAsync());
        var path = $"/admin/products/{product.SellerId}/{product.Id}";
        Assert.Contains(path, await panel.PageAsync("/admin/products?q=walk"), StringComparison.Ordinal);
        var publicPath = $"/api/v1/products/{product.Id}";
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous.GetAsync(publicPath)).StatusCode);

        var hidden = await panel.SendAsync(
            $"/admin/products/{product.Id}/moderate",
            await panel.PageAsync(path),
            ("reason", "not shoes at all"),
            ("returnUrl", path)
        );
        Assert.Equal(path, hidden.Headers.Location?.ToString());
        var page = await panel.PageAsync(path);
        Assert.Contains("not shoes at all", page, StringComparison.Ordinal);
        Assert.Contains("product.moderate", page, StringComparison.Ordinal);
        Assert.Equal(ProductVisibility.Moderated, await VisibilityAsync(product.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous.GetAsync(publicPath)).StatusCode);

        await panel.SendAsync($"/admin/products/{product.Id}/restore", page, ("returnUrl", path));
        Assert.Contains("Product visible again.", await panel.PageAsync(path), StringComparison.Ordinal);
        Assert.Equal(ProductVisibility.None, await VisibilityAsync(product.Id));
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous.GetAsync(publicPath)).StatusCode);
    }

    [Fact]
    public async Task Refresh_Payment_LeavesAnAnswerAtThePayment()
    {
        var sale = await app.PaidOrderAsync();
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var path = $"/admin/payments/{sale.PaymentId}";
        var answer = await panel.SendAsync(path + "/refresh", await panel.PageAsync(path));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(path, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Mismatch_TaskOfTheDashboard_IsSettledAtThePayment()
    {
        var sale = await app.BuyAsync();
        await app.SettleAsync(sale.Succeeded with { Amount = new(1, "USD") }, "webhook");
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        Assert.Contains("Mismatched payments", await panel.PageAsync("/admin"), StringComparison.Ordinal);
        var path = $"/admin/payments/{sale.PaymentId}";
        Assert.Contains(path, await panel.PageAsync("/admin/payments?mismatch=true"), StringComparison.Ordinal);
        var page = await panel.PageAsync(path);
        Assert.Contains("0.01 USD", page, StringComparison.Ordinal);
        await panel.SendAsync(path + "/mismatch/resolve", page, ("reason", "Paid back"), ("reference", "re_9"));
        Assert.Contains("Mismatch marked as resolved.", await panel.PageAsync(path), StringComparison.Ordinal);
        Assert.DoesNotContain(path, await panel.PageAsync("/admin/payments?mismatch=true"), StringComparison.Ordinal);
    }

    private Task<ProductVisibility> VisibilityAsync(Guid id) =>
        app.QueryAsync(db => db.Set<Product>().Where(p => p.Id == id).Select(p => p.Visibility).SingleAsync());

    [GeneratedRegex("href=\"/admin/orders/([0-9a-f-]{36})\"")]
    private static partial Regex OrderLink();

    [GeneratedRegex("href=\"([^\"]+)\" rel=\"next\"")]
    private static partial Regex NextLink();
}
