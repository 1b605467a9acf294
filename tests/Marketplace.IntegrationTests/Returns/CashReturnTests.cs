using System.Net;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Returns;

/// <summary>Returns of orders paid at the door: the money goes to a bank account, by hand.</summary>
public sealed class CashReturnTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Iban = "TR33 0006 1005 1978 6457 8413 26";

    [Fact]
    public async Task Withdrawal_WithIban_IsOwedUntilAnAdministratorMarksItPaid()
    {
        var (order, seller, buyer, goods) = await app.CashOrderAsync(quantity: 2);
        await seller.DeliverAsync(order);
        var line = await buyer.LineOfAsync(order);
        await (await buyer.RequestReturnAsync(order, line, 2)).ProblemAsync(422, "refund.bank_required");
        var wrong = await buyer.RequestReturnAsync(order, line, 2, iban: "TR330006100519786457841327");
        Assert.Equal(
            "value.iban",
            (await wrong.ProblemAsync(400, "validation.failed"))
                .GetProperty("errors")[0]
                .GetProperty("code")
                .GetString()
        );

        var id = await buyer.ReturnAsync(order, line, 2, iban: Iban);
        (await seller.ReturnAsSellerAsync(id, "receive")).Expect(HttpStatusCode.OK);
        var seen = await (await seller.ReturnAsSellerAsync(id, "accept", new { })).JsonAsync(HttpStatusCode.OK);

        // The seller keeps neither goods nor money, and gets back the commission (10 %) and the tax on it.
        var total = seen.GetProperty("refund").GetProperty("total").GetProperty("amount").GetInt64();
        Assert.Equal(24_990, total);
        Assert.Equal(-total, await app.PayableOfAsync(seller.SellerId));
        Assert.Equal(total, await OwedAsync(id));
        Assert.Equal((10, 0, 10L), await app.StockOfAsync(goods.VariantId));
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null,
            seen.GetProperty("refund").GetProperty("ibanMasked").ValueKind
        );
        await app.AssertInvariantsAsync();

        using var admin = await app.AdminAsync();
        var account = await (await admin.ReturnAsAdminAsync(id, "reveal-account")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("TR330006100519786457841326", account.GetProperty("iban").GetString());
        var paid = await (
            await admin.ReturnAsAdminAsync(id, "mark-paid", new { bankReference = "FT26333ABC" })
        ).JsonAsync(HttpStatusCode.OK);
        await (await admin.ReturnAsAdminAsync(id, "mark-paid", new { bankReference = "FT26333ABC" })).ProblemAsync(
            409,
            "return.invalid_transition"
        );

        Assert.Equal("refunded", paid.GetProperty("status").GetString());
        Assert.Equal("••••1326", paid.GetProperty("refund").GetProperty("ibanMasked").GetString());
        Assert.Equal(0, await OwedAsync(id));
        await app.DrainAsync();
        Assert.Equal(
            total,
            await app.ScalarAsync<long>($"SELECT refunded_minor FROM analytics.order_facts WHERE order_id = '{order}'")
        );
        Assert.Equal(1, await app.AuditCountAsync("return.mark_paid", id));
        Assert.Equal(1, await app.AuditCountAsync("return.reveal_account", id));
        var bought = await (await buyer.Client.GetAsync($"/api/v1/orders/{order}")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("refunded", bought.GetProperty("paymentStatus").GetString());
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Iban_IsStoredEncrypted()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        var id = await buyer.ReturnAsync(order, await buyer.LineOfAsync(order), iban: Iban);

        var stored = await app.ScalarAsync<string>(
            $"SELECT encode(iban_cipher, 'escape') || iban_last_four FROM orders.returns WHERE id = '{id}'"
        );

        Assert.DoesNotContain("000610051978", stored, StringComparison.Ordinal);
        Assert.EndsWith("1326", stored, StringComparison.Ordinal);
    }

    /// <summary>Twenty clicks at once are one payment.</summary>
    [Fact]
    public async Task MarkPaid_TwentyAtOnce_IsBookedOnce()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        var id = await buyer.ReturnAsync(order, await buyer.LineOfAsync(order), iban: Iban);
        (await seller.ReturnAsSellerAsync(id, "settle")).Expect(HttpStatusCode.OK);
        using var admin = await app.AdminAsync();

        var answers = await Races.AtOnceAsync(
            20,
            i => admin.ReturnAsAdminAsync(id, "mark-paid", new { bankReference = $"FT{i}" })
        );

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, await app.LedgerCountOfAsync(id, "CashRefundPaid"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Panel_Administrator_SeesTheAccountAndMarksItPaid()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        var id = await buyer.ReturnAsync(order, await buyer.LineOfAsync(order), iban: Iban);
        (await seller.ReturnAsSellerAsync(id, "settle")).Expect(HttpStatusCode.OK);
        using var panel = await Panel.SignedInAsync(app, await app.AdminAsync());
        var page = await panel.PageAsync($"/admin/returns/{id}");

        Assert.Contains("••••1326", page, StringComparison.Ordinal);
        var shown = await panel.SendAsync($"/admin/returns/{id}/reveal-account", page);
        Assert.Contains(
            "TR330006100519786457841326",
            await shown.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        await panel.SendAsync($"/admin/returns/{id}/mark-paid", page, ("bankReference", "FT 1"));

        Assert.Equal("Refunded", await app.ReturnStatusOfAsync(id));
        await app.AssertInvariantsAsync();
    }

    private Task<long> OwedAsync(Guid returnId) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0)::bigint FROM ledger.postings AS p
                JOIN ledger.entries AS e ON e.id = p.entry_id
                WHERE e.ref_id = '{returnId}' AND p.account_code = 'buyer_refunds'
            """
        );
}
