using System.Net;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>How an administrator helps with an order, over the API and in the panel.</summary>
public sealed partial class OrderHelpTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Cancel_ConfirmedOrder_RestocksRefundsTellsBothAndAudits()
    {
        var sale = await app.PaidOrderAsync(variant: 1);
        (await app.Seller.AsSellerAsync(sale.OrderId, "confirm")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        var (buyerTold, sellerTold) = await ToldAsync();
        var (onHand, _, _) = await app.StockOfAsync(app.Variants[1]);
        using var admin = await app.AdminAsync();

        var order = await (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/orders/{sale.OrderId}/cancel",
                new { reason = "ticket 4711", note = "As agreed on the phone." }
            )
        ).JsonAsync(HttpStatusCode.OK);

        Assert.Equal("cancelled", order.GetProperty("status").GetString());
        Assert.Equal(app.Buyer.UserId, order.GetProperty("buyerId").GetGuid());
        Assert.Equal(OrderReasons.Administrator, await app.LastReasonOfAsync(sale.OrderId));
        Assert.Equal(onHand + 2, (await app.StockOfAsync(app.Variants[1])).OnHand);
        Assert.Equal(sale.Total, (await app.RefundAsync(sale)).Amount);
        Assert.Equal(1, await app.AuditCountAsync("order.cancel", sale.OrderId));
        await app.AssertInvariantsAsync();
        Assert.Equal((buyerTold + 1, sellerTold + 1), await ToldAsync());

        // The buyer reads the note, never the reason.
        var seen = await (
            await app.Buyer.Client.GetAsync($"/api/v1/orders/{sale.OrderId}")
        ).Content.ReadAsStringAsync();
        Assert.Contains("As agreed on the phone.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("ticket 4711", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_OrderAwaitingPayment_EndsItsPurchase()
    {
        var sale = await app.BuyAsync(variant: 2);
        using var admin = await app.AdminAsync();
        (await CancelAsync(admin, sale.OrderId)).Expect(HttpStatusCode.OK);
        Assert.Equal("Cancelled", await app.OrderStatusOfAsync(sale.OrderId));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Cancel_ShippedOrder_IsRefusedAndLeavesNoTrace()
    {
        var sale = await app.PaidOrderAsync(variant: 3);
        (await app.Seller.AsSellerAsync(sale.OrderId, "confirm")).Expect(HttpStatusCode.OK);
        (await app.Seller.AsSellerAsync(sale.OrderId, "ship", new { })).Expect(HttpStatusCode.OK);
        using var admin = await app.AdminAsync();
        await (await CancelAsync(admin, sale.OrderId)).ProblemAsync(409, "order.invalid_transition");
        Assert.Equal(0, await app.AuditCountAsync("order.cancel", sale.OrderId));
    }

    [Fact]
    public async Task CancelAndRefund_BySupport_AreForbidden()
    {
        var sale = await app.PaidOrderAsync(variant: 4);
        using var support = await app.SupportAsync();
        (await CancelAsync(support, sale.OrderId)).Expect(HttpStatusCode.Forbidden);
        (await RefundAsync(support, sale.OrderId, new { reasonCode = "other", reason = "no" })).Expect(
            HttpStatusCode.Forbidden
        );
        Assert.Equal("Placed", await app.OrderStatusOfAsync(sale.OrderId));
    }

    [Fact]
    public async Task Refund_OneUnitTwiceUnderOneKey_IsOneRefundWithItsReasons()
    {
        var sale = await app.PaidOrderAsync(variant: 5);
        using var admin = await app.AdminAsync();
        var key = Guid.CreateVersion7().ToString();
        var body = new
        {
            reasonCode = "damaged",
            reason = "photo in ticket 4712",
            lines = new[] { new { lineId = sale.LineId, quantity = 1 } },
        };
        var refund = await (await RefundAsync(admin, sale.OrderId, body, key)).JsonAsync(HttpStatusCode.Created);
        var again = await (await RefundAsync(admin, sale.OrderId, body, key)).JsonAsync(HttpStatusCode.Created);

        Assert.Equal(refund.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        Assert.Equal(sale.UnitPrice, (await app.RefundAsync(sale)).Amount);
        Assert.Equal("admin.damaged", (await app.RefundAsync(sale)).Reason);
        Assert.Equal(1, await app.AuditCountAsync("order.refund", sale.OrderId));
        await app.AssertInvariantsAsync();
        await (await RefundAsync(admin, sale.OrderId, new { reasonCode = "other", reason = " " })).ProblemAsync(
            400,
            "validation.failed"
        );
    }

    [Fact]
    public async Task Refund_OfALineThatIsNotOfTheOrder_NamesThoseThatAre()
    {
        var sale = await app.PaidOrderAsync(variant: 5);
        using var admin = await app.AdminAsync();
        var body = new
        {
            reasonCode = "damaged",
            reason = "photo in ticket 4713",
            lines = new[] { new { lineId = sale.OrderId, quantity = 1 } },
        };

        var problem = await (await RefundAsync(admin, sale.OrderId, body)).ProblemAsync(400, "validation.failed");

        var field = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal("value.not_allowed", field.GetProperty("code").GetString());
        Assert.Equal(
            [sale.LineId],
            field.GetProperty("params").GetProperty("allowed").EnumerateArray().Select(id => id.GetGuid())
        );
    }

    [Fact]
    public async Task Refund_FormSentTwice_RefundsOnce()
    {
        var sale = await app.PaidOrderAsync(variant: 6);
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var path = $"/admin/orders/{sale.OrderId}";
        var page = await panel.PageAsync(path);
        Assert.Contains($"/admin/users/{app.Buyer.UserId}", page, StringComparison.Ordinal);
        (string, string)[] fields =
        [
            ("version", VersionField().Match(page).Groups[1].Value),
            ("reasonCode", "goodwill"),
            ("reason", "late parcel"),
            ($"units-{sale.LineId}", "1"),
        ];
        await panel.SendAsync(path + "/refunds", page, fields);
        var after = await panel.PageAsync(path);
        Assert.Contains("Refund requested", after, StringComparison.Ordinal);
        Assert.Contains("Administrator: Goodwill", after, StringComparison.Ordinal);
        await panel.SendAsync(path + "/refunds", page, fields);
        Assert.Contains("precondition.failed", await panel.PageAsync(path), StringComparison.Ordinal);
        Assert.Equal(sale.UnitPrice, (await app.RefundAsync(sale)).Amount);
    }

    [Fact]
    public async Task Refund_FormForAll_TakesShippingAndLeavesNothing()
    {
        var sale = await app.PaidOrderAsync(variant: 7);
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var path = $"/admin/orders/{sale.OrderId}";
        var page = await panel.PageAsync(path);
        var version = VersionField().Match(page).Groups[1].Value;
        await panel.SendAsync(
            path + "/refunds",
            page,
            ("version", version),
            ("reasonCode", "other"),
            ("reason", "never arrived"),
            ("all", "true")
        );
        Assert.Equal(sale.Total, (await app.RefundAsync(sale)).Amount);
        Assert.DoesNotContain(path + "/refunds\"", await panel.PageAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_Form_CancelsAndSaysSo()
    {
        var sale = await app.PaidOrderAsync(variant: 8);
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var path = $"/admin/orders/{sale.OrderId}";
        await panel.SendAsync(path + "/cancel", await panel.PageAsync(path), ("reason", "both asked for it"));
        var page = await panel.PageAsync(path);
        Assert.Contains("Order cancelled.", page, StringComparison.Ordinal);
        Assert.Contains("Administrator’s decision", page, StringComparison.Ordinal);
        Assert.DoesNotContain(path + "/cancel\"", page, StringComparison.Ordinal);
        Assert.Equal(1, await app.QueryAsync(db => db.Set<Refund>().CountAsync(r => r.PaymentId == sale.PaymentId)));
    }

    private static Task<HttpResponseMessage> CancelAsync(SignIn who, Guid orderId) =>
        who.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/orders/{orderId}/cancel",
            new { reason = "ticket 1" }
        );

    private static Task<HttpResponseMessage> RefundAsync(SignIn who, Guid orderId, object body, string? key = null) =>
        who.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/orders/{orderId}/refunds",
            body,
            ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString())
        );

    private async Task<(long Buyer, long Seller)> ToldAsync() =>
        (await app.NotificationCountAsync(app.Buyer.UserId), await app.NotificationCountAsync(app.Seller.UserId));

    [GeneratedRegex("name=\"version\" value=\"(\\d+)\"")]
    private static partial Regex VersionField();
}
