using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Payments;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Every posting of a statement is explained to its store.</summary>
[Setting("Payouts:WithholdingBps", "100")]
public sealed class StatementExplanationTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Explain_SaleRefundAndPayout_AddUpAndNameTheirOrder()
    {
        using var admin = await app.AdminAsync();
        await EndPayoutsAsync(admin);
        var sale = await app.PaidOrderAsync(1, 3);
        await app.Seller.DeliverAsync(sale.OrderId);
        (
            await app.Seller.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{app.Seller.SellerId}/orders/{sale.OrderId}/refunds",
                new { reason = "goodwill", lines = new[] { new { lineId = sale.LineId, quantity = 1 } } },
                ("Idempotency-Key", Guid.CreateVersion7().ToString())
            )
        ).Expect(HttpStatusCode.Created);
        await PayBack.AllAsync(app, sale.PaymentId);
        await app.RunPayoutsAsync(admin);
        var statement = (await app.Seller.FinanceAsync("statements")).GetProperty("data")[0];
        var path = $"statements/{statement.GetProperty("id").GetGuid()}/explain";

        var lines = new List<JsonElement>();
        for (var cursor = ""; cursor is not null; )
        {
            var page = await PageAsync(path + "?limit=2" + cursor);
            lines.AddRange(page.GetProperty("data").EnumerateArray());
            cursor = page.GetProperty("page").GetProperty("nextCursor").GetString() is { } next
                ? "&cursor=" + Uri.EscapeDataString(next)
                : null;
        }

        Assert.Equal(statement.GetProperty("postingCount").GetInt32(), lines.Count);
        Assert.Equal(
            statement.Amount("closing") - statement.Amount("opening"),
            lines.Sum(line => line.Amount("amount"))
        );
        var number = (await app.OrderAsync(sale.OrderId)).Number;
        foreach (var line in lines)
        {
            var entry = line.GetProperty("entry").EnumerateArray().ToList();
            Assert.Equal(0, entry.Sum(p => p.GetProperty("debitMinor").GetInt64() - Credit(p)));
            if (line.GetProperty("refType").GetString() == "payout")
                continue;
            Assert.Equal(number, line.GetProperty("order").GetProperty("number").GetString());
            Assert.Contains(number, line.GetProperty("text").GetString()!, StringComparison.Ordinal);
        }

        var sold = Of(lines, "order_completed");
        Assert.Equal(
            sold.Amount("amount"),
            sold.GetProperty("order").Amount("total") - sold.Amount("commission") - sold.Amount("commissionTax")
        );
        var back = Of(lines, "order_refunded");
        var unit = Assert.Single(back.GetProperty("lines").EnumerateArray());
        Assert.Equal((1, sale.UnitPrice.Amount), (unit.GetProperty("quantity").GetInt32(), unit.Amount("amount")));
        Assert.Equal(
            -sale.UnitPrice.Amount,
            back.Amount("amount") + back.Amount("commission") + back.Amount("commissionTax")
        );
        Assert.Equal(JsonValueKind.Null, Of(lines, "payout_reserved").GetProperty("order").ValueKind);
    }

    /// <summary>A lost dispute takes what the store got for the order, and gives back its commission.</summary>
    [Fact]
    public async Task Explain_LostDispute_ShowsTheStoresShare()
    {
        using var admin = await app.AdminAsync();
        var sale = await app.PaidOrderAsync(3, 1);
        await app.Seller.DeliverAsync(sale.OrderId);
        await app.InScopeAsync<DisputeSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new("dp_explained", sale.CaptureId, DisputeStatus.Lost, sale.Total, "fraudulent"),
                default
            )
        );
        var seen = (await app.Seller.FinanceAsync("ledger?kind=dispute_lost")).GetProperty("data")[0];
        await app.RunPayoutsAsync(admin);

        var statement = (await app.Seller.FinanceAsync("statements")).GetProperty("data")[0];
        var page = await PageAsync($"statements/{statement.GetProperty("id").GetGuid()}/explain");
        var lost = Of([.. page.GetProperty("data").EnumerateArray()], "dispute_lost");
        Assert.Equal(seen.Amount("amount"), lost.Amount("amount"));
        Assert.Equal(
            -sale.Total.Amount,
            lost.Amount("amount") + lost.Amount("commission") + lost.Amount("commissionTax")
        );
        Assert.Equal(sale.OrderId, lost.GetProperty("order").GetProperty("orderId").GetGuid());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Explain_PagesOfAnyLength_TakeTheSameStatements()
    {
        using var admin = await app.AdminAsync();
        for (var i = 0; i < 4; i++)
        {
            var sale = await app.PaidOrderAsync(2, 1);
            await app.Seller.DeliverAsync(sale.OrderId);
        }

        await app.RunPayoutsAsync(admin);
        var statement = (await app.Seller.FinanceAsync("statements"))
            .GetProperty("data")[0]
            .GetProperty("id")
            .GetGuid();
        Assert.Equal(await CountAsync(statement, 1), await CountAsync(statement, 6));
    }

    // A store has one payout on its way at a time; the other tests of the class leave theirs.
    private async Task EndPayoutsAsync(SignIn admin)
    {
        if (await app.ScalarAsync<long>("SELECT COUNT(*) FROM payments.payouts WHERE status = 'Pending'") == 0)
            return;
        using var confirmer = await app.AdminAsync();
        await app.PayAllAsync(admin, confirmer);
    }

    private async Task<int> CountAsync(Guid statement, int limit)
    {
        using var counter = new StatementCounter();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"/api/v1/seller/{app.Seller.SellerId}/statements/{statement}/explain?limit={limit}"
        );
        request.Headers.Add("traceparent", counter.TraceParent);
        (await app.Seller.Client.SendAsync(request)).Expect(HttpStatusCode.OK);
        return counter.Statements.Count;
    }

    private async Task<JsonElement> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/seller/{app.Seller.SellerId}/{path}");
        request.Headers.Add("Accept-Language", "en");
        return await (await app.Seller.Client.SendAsync(request)).JsonAsync(HttpStatusCode.OK);
    }

    private static long Credit(JsonElement posting) => posting.GetProperty("creditMinor").GetInt64();

    private static JsonElement Of(List<JsonElement> lines, string kind) =>
        lines.Single(line => line.GetProperty("kind").GetString() == kind);
}
