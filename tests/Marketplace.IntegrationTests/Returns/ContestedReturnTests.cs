using System.Net;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Returns;

/// <summary>Faulty goods that buyer and seller do not agree about, over the API and in the panel.</summary>
public sealed class ContestedReturnTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Defect_ContestedAndDecidedForTheBuyer_RefundsTheUnitAndTheDeliveryFee()
    {
        var sale = await app.PaidOrderAsync(0, 2);
        await app.Seller.DeliverAsync(sale.OrderId);
        var id = await ContestedAsync(sale);
        using var support = await app.SupportAsync();

        var decided = await (
            await support.ReturnAsAdminAsync(
                id,
                "decide",
                new
                {
                    lines = new[] { new { lineId = sale.LineId, quantity = 1 } },
                    note = "The pictures show the fault.",
                }
            )
        ).JsonAsync(HttpStatusCode.OK);

        Assert.Equal("accepted", decided.GetProperty("status").GetString());
        // One of two units; the fee goes back with it, as the seller is at fault. Broken goods are not sold again.
        Assert.Equal(
            sale.Total.Amount - sale.UnitPrice.Amount,
            decided.GetProperty("refund").GetProperty("total").GetProperty("amount").GetInt64()
        );
        Assert.Equal(0, decided.GetProperty("lines")[0].GetProperty("resellableQuantity").GetInt32());
        Assert.Equal(1, await app.AuditCountAsync("return.decide", id));
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal("Refunded", await app.ReturnStatusOfAsync(id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Defect_DecidedForTheSeller_RefundsNothing()
    {
        var sale = await app.PaidOrderAsync(1, 1);
        await app.Seller.DeliverAsync(sale.OrderId);
        var id = await ContestedAsync(sale);
        using var support = await app.SupportAsync();

        var decided = await (
            await support.ReturnAsAdminAsync(
                id,
                "decide",
                new { lines = new[] { new { lineId = sale.LineId, quantity = 0 } }, note = "Worn shoes." }
            )
        ).JsonAsync(HttpStatusCode.OK);

        Assert.Equal("refused", decided.GetProperty("status").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, decided.GetProperty("refund").ValueKind);
        await (
            await support.ReturnAsAdminAsync(
                id,
                "decide",
                new { lines = new[] { new { lineId = sale.LineId, quantity = 1 } }, note = "Once more." }
            )
        ).ProblemAsync(409, "return.invalid_transition");
        await (await app.Buyer.RequestReturnAsync(sale.OrderId, sale.LineId)).ProblemAsync(
            409,
            "return.units_unavailable"
        );
        Assert.NotNull((await app.OrderAsync(sale.OrderId)).DueAt);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Reject_WithoutReason_IsRefusedAndWithOneEndsIt()
    {
        var sale = await app.PaidOrderAsync(2, 1);
        await app.Seller.DeliverAsync(sale.OrderId);
        var id = await app.Buyer.ReturnAsync(sale.OrderId, sale.LineId, 1, "wrong_item");

        await (await app.Seller.ReturnAsSellerAsync(id, "reject", new { })).ProblemAsync(422, "return.reason_required");
        (await app.Seller.ReturnAsSellerAsync(id, "reject", new { reasonCode = "not_defective" })).Expect(
            HttpStatusCode.OK
        );

        Assert.Equal("Rejected", await app.ReturnStatusOfAsync(id));
        Assert.Equal(1, await app.EventsOfAsync(id, "orders.return-rejected"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Reject_Withdrawal_IsNotPossible()
    {
        var sale = await app.PaidOrderAsync(3, 1);
        await app.Seller.DeliverAsync(sale.OrderId);
        var id = await app.Buyer.ReturnAsync(sale.OrderId, sale.LineId);

        await (await app.Seller.ReturnAsSellerAsync(id, "reject", new { reasonCode = "other" })).ProblemAsync(
            409,
            "return.invalid_transition"
        );
    }

    /// <summary>What never arrived cannot be sent back: an approval is the refund.</summary>
    [Fact]
    public async Task Missing_Approved_IsRefundedWithoutGoods()
    {
        var sale = await app.PaidOrderAsync(4, 2);
        await app.Seller.DeliverAsync(sale.OrderId);
        var id = await app.Buyer.ReturnAsync(sale.OrderId, sale.LineId, 2, "missing");

        var approved = await (await app.Seller.ReturnAsSellerAsync(id, "approve")).JsonAsync(HttpStatusCode.OK);

        Assert.Equal("accepted", approved.GetProperty("status").GetString());
        Assert.Equal(sale.Total, (await app.RefundAsync(sale)).Amount);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Panel_ContestedReturn_IsInTheQueueAndSupportDecidesIt()
    {
        var sale = await app.PaidOrderAsync(5, 1);
        await app.Seller.DeliverAsync(sale.OrderId);
        var id = await ContestedAsync(sale);
        using var panel = await Panel.SignedInAsync(app, await app.SupportAsync());

        Assert.Contains(
            $"/admin/returns/{id}",
            await panel.PageAsync("/admin/returns?status=contested"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"/admin/returns/{id}",
            await panel.PageAsync($"/admin/orders/{sale.OrderId}"),
            StringComparison.Ordinal
        );
        var answer = await panel.SendAsync(
            $"/admin/returns/{id}/decide",
            await panel.PageAsync($"/admin/returns/{id}"),
            ($"units-{sale.LineId}", "1"),
            ($"resellable-{sale.LineId}", "1"),
            ("note", "Seen on the pictures.")
        );

        Assert.Equal($"/admin/returns/{id}", answer.Headers.Location?.ToString());
        Assert.Equal("Accepted", await app.ReturnStatusOfAsync(id));
        await app.AssertInvariantsAsync();
    }

    private async Task<Guid> ContestedAsync(Sale sale)
    {
        var id = await app.Buyer.ReturnAsync(sale.OrderId, sale.LineId, 1, "defective");
        (await app.Seller.ReturnAsSellerAsync(id, "approve")).Expect(HttpStatusCode.OK);
        (await app.Seller.ReturnAsSellerAsync(id, "receive")).Expect(HttpStatusCode.OK);
        (await app.Seller.ReturnAsSellerAsync(id, "contest", new { reasonCode = "used", note = "Worn." })).Expect(
            HttpStatusCode.OK
        );
        return id;
    }
}
