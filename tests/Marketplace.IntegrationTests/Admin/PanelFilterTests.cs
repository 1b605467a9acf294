using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Filters of the panel's lists say when they cannot be read, and take what people paste.</summary>
public sealed class PanelFilterTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Theory]
    [InlineData("/admin/orders?status=bogus")]
    [InlineData("/admin/orders?from=2026-13-45")]
    [InlineData("/admin/orders?from=2026-12-02&until=2026-12-01")]
    [InlineData("/admin/orders?number=not-a-number")]
    [InlineData("/admin/orders?sellerId=no-such-store")]
    [InlineData("/admin/orders?buyerId=nobody@example.com")]
    [InlineData("/admin/orders?color=red")]
    [InlineData("/admin/payments?refId=nonsense")]
    [InlineData("/admin/payments?mismatch=perhaps")]
    [InlineData("/admin/webhooks?paymentId=evt_unknown")]
    [InlineData("/admin/ledger?refId=nonsense")]
    [InlineData("/admin/audit?actorId=nobody@example.com")]
    [InlineData("/admin/subscriptions?sellerId=no-such-store")]
    [InlineData("/admin/invoices?sellerId=INV-1999-000001")]
    [InlineData("/admin/products?visibility=invisible")]
    [InlineData("/admin/sellers?status=0")]
    [InlineData("/admin/users?status=bogus")]
    [InlineData("/admin/jobs/runs?outcome=bogus")]
    public async Task List_FilterThatCannotBeRead_SaysSoAndShowsNothing(string path)
    {
        await app.PaidOrderAsync();
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var page = await panel.PageAsync(path);
        Assert.Contains("A filter was not understood: nothing is shown.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<tbody>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payments_ByWhatPeoplePaste_ShowTheOneMeant()
    {
        var sale = await app.PaidOrderAsync();
        var other = await app.PaidOrderAsync();
        var order = await app.OrderAsync(sale.OrderId);
        var payment = await app.PaymentAsync(sale.PaymentId);
        var purchase = await app.ScalarAsync<string>(
            $"SELECT number FROM orders.purchases WHERE id = '{sale.PurchaseId}'"
        );
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        string[] pasted =
        [
            order.Number,
            order.Number.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(),
            purchase,
            sale.PurchaseId.ToString(),
            payment.ProviderPaymentId!,
            payment.ProviderCaptureId!,
        ];
        foreach (var reference in pasted)
        {
            var page = await panel.PageAsync("/admin/payments?refId=" + Uri.EscapeDataString(reference));
            Assert.Contains($"/admin/payments/{sale.PaymentId}", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"/admin/payments/{other.PaymentId}", page, StringComparison.Ordinal);
        }

        var deliveries = await panel.PageAsync("/admin/webhooks?paymentId=" + order.Number);
        Assert.Contains("Nothing matches these filters.", deliveries, StringComparison.Ordinal);
        var ledger = await panel.PageAsync("/admin/ledger?refId=" + order.Number);
        Assert.Contains(sale.OrderId.ToString()[..13], ledger, StringComparison.Ordinal);
        Assert.DoesNotContain(other.OrderId.ToString()[..13], ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_ByBeginningStoreAndBuyer_AreFound()
    {
        var sale = await app.PaidOrderAsync();
        var order = await app.OrderAsync(sale.OrderId);
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        string[] filters =
        [
            "number=" + order.Number[..9].ToLowerInvariant(),
            "number=" + order.Number.Replace("-", "", StringComparison.Ordinal),
            $"sellerId={app.Seller.SellerId}&number={order.Number}",
            $"buyerId={Uri.EscapeDataString(app.Buyer.Email)}&number={order.Number}",
        ];
        foreach (var filter in filters)
        {
            Assert.Contains(
                $"/admin/orders/{sale.OrderId}",
                await panel.PageAsync("/admin/orders?" + filter),
                StringComparison.Ordinal
            );
        }

        using var stranger = await app.BuyerAsync();
        var none = await panel.PageAsync("/admin/orders?buyerId=" + stranger.UserId);
        Assert.Contains("Nothing matches these filters.", none, StringComparison.Ordinal);
        Assert.DoesNotContain("No orders yet", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_NumberOverTheApi_MayBeABeginningAndMustBeReadable()
    {
        var sale = await app.PaidOrderAsync();
        var order = await app.OrderAsync(sale.OrderId);
        using var admin = await app.AdminAsync();
        var found = await (await admin.Client.GetAsync("/api/v1/admin/orders?number=" + order.Number[..10])).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Contains(
            found.GetProperty("data").EnumerateArray(),
            row => row.GetProperty("id").GetGuid() == sale.OrderId
        );
        await (await admin.Client.GetAsync("/api/v1/admin/orders?number=hello")).ProblemAsync(400, "validation.failed");
    }

    [Fact]
    public async Task Filter_ThatCameByLink_IsAChipAndSurvivesTheNextSearch()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var page = await panel.PageAsync($"/admin/products?sellerId={app.Seller.SellerId}&status=active");
        Assert.Contains(
            $"<input type=\"hidden\" name=\"sellerId\" value=\"{app.Seller.SellerId}\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"/admin/products?status=active\"", page, StringComparison.Ordinal);
        var dashboard = await panel.PageAsync("/admin/payments?mismatch=true");
        Assert.Contains("Only mismatched: <strong>Yes</strong>", dashboard, StringComparison.Ordinal);
        Assert.Contains("name=\"mismatch\" value=\"true\"", dashboard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ForOneThing_OpensItsPage()
    {
        var sale = await app.PaidOrderAsync();
        var order = await app.OrderAsync(sale.OrderId);
        var payment = await app.PaymentAsync(sale.PaymentId);
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        (string Asked, string Page)[] expected =
        [
            (order.Number.ToLowerInvariant(), $"/admin/orders/{sale.OrderId}"),
            (app.Buyer.Email.ToUpperInvariant(), $"/admin/users/{app.Buyer.UserId}"),
            (app.Seller.SellerId.ToString(), $"/admin/sellers/{app.Seller.SellerId}"),
            (payment.ProviderCaptureId!, $"/admin/payments/{sale.PaymentId}"),
        ];
        foreach (var (asked, path) in expected)
        {
            var answer = await panel.GetAsync("/admin/search?q=" + Uri.EscapeDataString(asked));
            Assert.Equal(path, answer.Headers.Location?.ToString());
        }

        Assert.Contains(
            "Nothing found for “%_%”.",
            await panel.PageAsync("/admin/search?q=" + Uri.EscapeDataString("%_%")),
            StringComparison.Ordinal
        );
        await app.PaidOrderAsync();
        var several = await panel.PageAsync("/admin/search?q=" + order.Number[..6]);
        Assert.Contains("href=\"/admin/orders/", several, StringComparison.Ordinal);
        Assert.Contains("href=\"/admin/orders?number=", several, StringComparison.Ordinal);
    }
}
