using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Returns;

/// <summary>Returns of card orders over HTTP, from the request to the money on the card.</summary>
public sealed class CardReturnTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Withdrawal_AcceptedInFull_RefundsTheCardAndRestocksOnce()
    {
        var sale = await DeliveredAsync(variant: 0, quantity: 2);
        var (onHand, _, _) = await app.StockOfAsync(app.Variants[0]);

        var made = await (await app.Buyer.RequestReturnAsync(sale.OrderId, sale.LineId, 2)).JsonAsync(
            HttpStatusCode.Created
        );

        var id = made.GetProperty("id").GetGuid();
        Assert.Equal("approved", made.GetProperty("status").GetString());
        Assert.Equal(10, made.GetProperty("returnCode").GetString()!.Length);
        Assert.Equal(["cancel", "hand_over"], Texts(made, "actions"));
        await app.DrainAsync();
        Assert.Contains(
            made.GetProperty("returnCode").GetString()!,
            await app.LastMailAsync(app.Buyer.Email),
            StringComparison.Ordinal
        );

        (await app.Buyer.ReturnAsBuyerAsync(id, "hand-over", new { trackingNumber = "77" })).Expect(HttpStatusCode.OK);
        (await app.Seller.ReturnAsSellerAsync(id, "receive")).Expect(HttpStatusCode.OK);
        var accepted = await (await app.Seller.ReturnAsSellerAsync(id, "accept", new { })).JsonAsync(HttpStatusCode.OK);

        Assert.Equal("accepted", accepted.GetProperty("status").GetString());
        Assert.Equal("promised", accepted.GetProperty("refund").GetProperty("status").GetString());
        var refund = await app.RefundAsync(sale);
        Assert.Equal(sale.Total, refund.Amount);
        Assert.Equal("return.withdrawal", refund.Reason);
        Assert.Equal(onHand + 2, (await app.StockOfAsync(app.Variants[0])).OnHand);
        await app.AssertInvariantsAsync();

        await PayBack.AllAsync(app, sale.PaymentId);

        var done = await app.Buyer.ReturnOfAsync(id);
        Assert.Equal("refunded", done.GetProperty("status").GetString());
        Assert.Equal("paid", done.GetProperty("refund").GetProperty("status").GetString());
        Assert.Equal(
            ["request", "approve", "hand_over", "receive", "accept", "refund"],
            done.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()!)
        );
        Assert.Equal(1, await app.EventsOfAsync(id, "orders.return-refunded"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Withdrawal_OneOfTwoUnits_KeepsTheDeliveryFee()
    {
        var sale = await DeliveredAsync(variant: 1, quantity: 2);
        var id = await ReceivedAsync(sale, 1);

        var accepted = await (
            await app.Seller.ReturnAsSellerAsync(
                id,
                "accept",
                new
                {
                    lines = new[]
                    {
                        new
                        {
                            lineId = sale.LineId,
                            quantity = 1,
                            resellable = 0,
                        },
                    },
                }
            )
        ).JsonAsync(HttpStatusCode.OK);

        Assert.Equal(
            sale.UnitPrice.Amount,
            accepted.GetProperty("refund").GetProperty("total").GetProperty("amount").GetInt64()
        );
        Assert.Equal(0, await RestocksOfAsync(id));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The acceptance figure: twenty at once are one refund and one restock.</summary>
    [Fact]
    public async Task Accept_TwentyAtOnce_OneRefundOneRestock()
    {
        var sale = await DeliveredAsync(variant: 2, quantity: 3);
        var id = await ReceivedAsync(sale, 2);
        var (onHand, _, _) = await app.StockOfAsync(app.Variants[2]);

        var answers = await Races.AtOnceAsync(20, _ => app.Seller.ReturnAsSellerAsync(id, "accept", new { }));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
            await lost.ProblemAsync(409, "return.invalid_transition");
        Assert.Equal(2 * sale.UnitPrice.Amount, (await app.RefundAsync(sale)).AmountMinor);
        Assert.Equal(onHand + 2, (await app.StockOfAsync(app.Variants[2])).OnHand);
        Assert.Equal(1, await RestocksOfAsync(id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Request_UnitsAlreadyInAReturn_AreUnavailableUntilItIsCancelled()
    {
        var sale = await DeliveredAsync(variant: 3, quantity: 2);
        var first = await app.Buyer.ReturnAsync(sale.OrderId, sale.LineId, 2);

        var problem = await (await app.Buyer.RequestReturnAsync(sale.OrderId, sale.LineId)).ProblemAsync(
            409,
            "return.units_unavailable"
        );

        Assert.Equal(0, problem.GetProperty("params").GetProperty("lines")[0].GetProperty("available").GetInt32());
        Assert.Equal(0, await ReturnableAsync(sale));
        Assert.Null(await DueOfAsync(sale));

        (await app.Buyer.ReturnAsBuyerAsync(first, "cancel")).Expect(HttpStatusCode.OK);

        Assert.Equal(2, await ReturnableAsync(sale));
        Assert.NotNull(await DueOfAsync(sale));
        await app.AssertInvariantsAsync();
    }

    /// <summary>Two requests for the last units at once: one gets them.</summary>
    [Fact]
    public async Task Request_TenAtOnceForTwoUnits_TwoGoThrough()
    {
        var sale = await DeliveredAsync(variant: 4, quantity: 2);

        var answers = await Races.AtOnceAsync(10, _ => app.Buyer.RequestReturnAsync(sale.OrderId, sale.LineId));

        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await lost.ProblemAsync(409, "return.units_unavailable");
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Request_BeforeDelivery_HasNoUnits()
    {
        var sale = await app.PaidOrderAsync(5);

        await (await app.Buyer.RequestReturnAsync(sale.OrderId, sale.LineId)).ProblemAsync(
            409,
            "return.units_unavailable"
        );
    }

    [Fact]
    public async Task Return_SomebodyElses_IsNotFound()
    {
        var sale = await DeliveredAsync(variant: 6, quantity: 1);
        var id = await app.Buyer.ReturnAsync(sale.OrderId, sale.LineId);
        using var stranger = await app.SellerAsync();

        (await stranger.Client.GetAsync($"/api/v1/returns/{id}")).Expect(HttpStatusCode.NotFound);
        await (await stranger.ReturnAsBuyerAsync(id, "cancel")).ProblemAsync(404, "resource.not_found");
        await (await stranger.ReturnAsSellerAsync(id, "receive")).ProblemAsync(404, "resource.not_found");
        await (await stranger.RequestReturnAsync(sale.OrderId, sale.LineId)).ProblemAsync(404, "resource.not_found");
        Assert.Equal("Approved", await app.ReturnStatusOfAsync(id));
    }

    [Fact]
    public async Task Accept_AfterTheOrderIsCompleted_StorePaysIt()
    {
        var sale = await DeliveredAsync(variant: 7, quantity: 2);
        (await app.Buyer.AsBuyerAsync(sale.OrderId, "accept")).Expect(HttpStatusCode.OK);
        var id = await ReceivedAsync(sale, 2);
        var before = await app.PayableOfAsync(app.Seller.SellerId);
        (await app.Seller.ReturnAsSellerAsync(id, "accept", new { })).Expect(HttpStatusCode.OK);

        await PayBack.AllAsync(app, sale.PaymentId);

        Assert.True(await app.PayableOfAsync(app.Seller.SellerId) < before);
        Assert.Equal("Completed", await app.OrderStatusOfAsync(sale.OrderId));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The return pays for its units: they cannot be refunded beside it.</summary>
    [Fact]
    public async Task Refund_OfUnitsInAReturn_IsRefusedAndTheReturnPaysThemOnce()
    {
        var sale = await DeliveredAsync(variant: 8, quantity: 2);
        var id = await ReceivedAsync(sale, 2);
        var lines = new[] { new { lineId = sale.LineId, quantity = 1 } };
        foreach (var body in new object[] { new { reason = "goodwill", lines }, new { reason = "goodwill" } })
        {
            await (
                await app.Seller.Client.SendJsonAsync(
                    HttpMethod.Post,
                    $"/api/v1/seller/{app.Seller.SellerId}/orders/{sale.OrderId}/refunds",
                    body,
                    ("Idempotency-Key", Guid.CreateVersion7().ToString())
                )
            ).ProblemAsync(409, "return.units_unavailable");
        }

        await (await app.Buyer.AsBuyerAsync(sale.OrderId, "accept")).ProblemAsync(409, "order.invalid_transition");

        var accepted = await (await app.Seller.ReturnAsSellerAsync(id, "accept", new { })).JsonAsync(HttpStatusCode.OK);

        Assert.Equal(
            sale.Total.Amount,
            accepted.GetProperty("refund").GetProperty("total").GetProperty("amount").GetInt64()
        );
        await app.AssertInvariantsAsync();
    }

    private async Task<Sale> DeliveredAsync(int variant, int quantity)
    {
        var sale = await app.PaidOrderAsync(variant, quantity);
        await app.Seller.DeliverAsync(sale.OrderId);
        return sale;
    }

    private async Task<Guid> ReceivedAsync(Sale sale, int quantity)
    {
        var id = await app.Buyer.ReturnAsync(sale.OrderId, sale.LineId, quantity);
        (await app.Seller.ReturnAsSellerAsync(id, "receive")).Expect(HttpStatusCode.OK);
        return id;
    }

    private async Task<int> ReturnableAsync(Sale sale) =>
        (
            await (await app.Buyer.Client.GetAsync($"/api/v1/orders/{sale.OrderId}/returnable")).JsonAsync(
                HttpStatusCode.OK
            )
        )
            .GetProperty("lines")[0]
            .GetProperty("quantity")
            .GetInt32();

    private async Task<DateTimeOffset?> DueOfAsync(Sale sale) => (await app.OrderAsync(sale.OrderId)).DueAt;

    private Task<long> RestocksOfAsync(Guid returnId) =>
        app.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM products.stock_movements WHERE reason = 'ReturnRestock' AND ref_id = '{returnId}'"
        );

    private static IEnumerable<string> Texts(System.Text.Json.JsonElement from, string name) =>
        from.GetProperty(name).EnumerateArray().Select(one => one.GetString()!);
}
