using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Returns;

/// <summary>Each step of a return is told to the side that did not take it.</summary>
[Setting("Marketplace:WebUrl", "https://shop.example.com")]
public sealed class ReturnNotificationTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Iban = "TR330006100519786457841326";
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task Steps_OfADecidedReturn_AreToldToTheOtherSideInOrder()
    {
        using var admin = await app.AdminAsync();
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        await app.DrainAsync();
        var line = await buyer.LineOfAsync(order);

        var id = await buyer.ReturnAsync(order, line, 1, "defective", Iban);
        (await seller.ReturnAsSellerAsync(id, "approve")).Expect(HttpStatusCode.OK);
        (await buyer.ReturnAsBuyerAsync(id, "hand-over", new { trackingNumber = "1" })).Expect(HttpStatusCode.OK);
        (await seller.ReturnAsSellerAsync(id, "receive")).Expect(HttpStatusCode.OK);
        (await seller.ReturnAsSellerAsync(id, "contest", new { reasonCode = "used" })).Expect(HttpStatusCode.OK);
        (
            await admin.ReturnAsAdminAsync(
                id,
                "decide",
                new { lines = new[] { new { lineId = line, quantity = 1 } }, note = "Broken inside." }
            )
        ).Expect(HttpStatusCode.OK);
        (await admin.ReturnAsAdminAsync(id, "mark-paid", new { bankReference = "FT1" })).Expect(HttpStatusCode.OK);
        await app.DrainAsync();

        Assert.Equal(
            "return.approved,return.received,return.contested,return.accepted_by_bank,return.paid_by_bank",
            await ToldAsync(buyer)
        );
        Assert.Equal("return.requested,return.handed_over,return.accepted_for_seller", await ToldAsync(seller));
        Assert.Equal("return.contested_for_support", await ToldAsync(admin));
        var mail = await app.LastMailAsync(buyer.Email);
        Assert.Contains("was sent to your bank account", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(Iban[^8..], mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objections_ToAReturn_AreToldWithTheirReasonAndALinkToTheReturn()
    {
        using var admin = await app.AdminAsync();
        var store = await app.Store().WithProduct(stock: 5).OpenAsync();
        var (buyer, seller) = (await app.BuyerAsync(), store.Owner);
        Guid[] orders = [await buyer.OrderAsync(store.Product), await buyer.OrderAsync(store.Product)];
        foreach (var order in orders)
            await seller.DeliverAsync(order);
        var rejected = await buyer.ReturnAsync(orders[0], await buyer.LineOfAsync(orders[0]), 1, "defective", Iban);
        var line = await buyer.LineOfAsync(orders[1]);
        var contested = await buyer.ReturnAsync(orders[1], line, 1, "defective", Iban);

        var objection = new { reasonCode = "not_defective", note = "Works well here, see https://bad.example" };
        (await seller.ReturnAsSellerAsync(rejected, "reject", objection)).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        var mail = await app.LastMailAsync(buyer.Email);
        Assert.Contains("the goods are not defective – “Works well here, see •••”", mail, StringComparison.Ordinal);
        Assert.Contains($"https://shop.example.com/returns/{rejected}", mail, StringComparison.Ordinal);

        (await seller.ReturnAsSellerAsync(contested, "approve")).Expect(HttpStatusCode.OK);
        (await seller.ReturnAsSellerAsync(contested, "receive")).Expect(HttpStatusCode.OK);
        (await seller.ReturnAsSellerAsync(contested, "contest", new { reasonCode = "used" })).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        Assert.Contains("The reason: the goods were used.", await app.LastMailAsync(buyer.Email), Ordinal);
        var forSupport = await app.LastMailAsync(admin.Email);
        Assert.Contains("The reason: the goods were used.", forSupport, StringComparison.Ordinal);
        Assert.Contains($"/admin/returns/{contested}", forSupport, StringComparison.Ordinal);

        var lines = new[] { new { lineId = line, quantity = 0 } };
        (await admin.ReturnAsAdminAsync(contested, "decide", new { lines, note = "Clearly worn." })).Expect(
            HttpStatusCode.OK
        );
        await app.DrainAsync();
        foreach (var side in new[] { buyer, seller })
            Assert.Contains("The reason: “Clearly worn.”", await app.LastMailAsync(side.Email), Ordinal);
        Assert.Contains(
            $"https://shop.example.com/seller/{store.Id}/returns/{contested}",
            await app.LastMailAsync(seller.Email),
            StringComparison.Ordinal
        );
        var told = await (await buyer.Client.GetAsync("/api/v1/me/notifications?limit=1")).JsonAsync(HttpStatusCode.OK);
        Assert.Contains("Clearly worn.", told.GetProperty("data")[0].GetProperty("text").GetString(), Ordinal);
    }

    [Fact]
    public async Task Withdrawal_SellerNeedNotAnswer_BuyerGetsTheCode()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        var id = await buyer.ReturnAsync(order, await buyer.LineOfAsync(order), iban: Iban);
        (await buyer.ReturnAsBuyerAsync(id, "cancel")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();

        Assert.Equal("return.approved", await ToldAsync(buyer));
        Assert.Equal("return.withdrawn,return.cancelled", await ToldAsync(seller));
        var code = (await buyer.ReturnOfAsync(id)).GetProperty("returnCode").GetString()!;
        Assert.Contains(code, await app.LastMailAsync(buyer.Email), StringComparison.Ordinal);
    }

    private Task<string> ToldAsync(SignIn who) =>
        app.ScalarAsync<string>(
            $"""
            SELECT string_agg(template, ',' ORDER BY id) FROM notifications.notifications
                WHERE user_id = '{who.UserId}' AND template LIKE 'return.%'
            """
        );
}
