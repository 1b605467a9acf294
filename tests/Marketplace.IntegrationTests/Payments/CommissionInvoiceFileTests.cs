using System.Net;
using System.Text;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Stores and administrators read commission invoices as JSON and as files; a month is summed up.</summary>
public sealed class CommissionInvoiceFileTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task Get_ByAccept_IsAFileThatStaysAsItIs()
    {
        var (seller, path) = await IssuedAsync();
        var json = await (await seller.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
        var number = json.GetProperty("document").GetProperty("number").GetString()!;

        var pdf = await FileAsync(seller, path, "application/pdf");
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5), StringComparison.Ordinal);
        Assert.Equal(pdf, await FileAsync(seller, path, "application/pdf"));
        Assert.NotEqual(pdf, await FileAsync(seller, path, "application/pdf", "tr"));

        var csv = Encoding.UTF8.GetString(await FileAsync(seller, path, "text/csv"));
        var order = json.GetProperty("lines")[0].GetProperty("orderNumber").GetString()!;
        Assert.Contains(order, csv, StringComparison.Ordinal);
        Assert.Equal((byte)'P', (await FileAsync(seller, path, Xlsx))[0]);

        var month = json.GetProperty("document").GetProperty("month").GetString();
        var list = await seller.GetAsync($"{path[..path.LastIndexOf('/')]}?month={month}");
        var listed = await list.JsonAsync(HttpStatusCode.OK);
        Assert.Equal(number, listed.GetProperty("data")[0].GetProperty("number").GetString());
    }

    [Fact]
    public async Task Get_AnotherStores_IsNotFound()
    {
        var (_, path) = await IssuedAsync();
        using var other = await app.SellerAsync();
        var id = path[(path.LastIndexOf('/') + 1)..];
        await (await other.Client.GetAsync($"/api/v1/seller/{other.SellerId}/commission-invoices/{id}")).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await other.Client.GetAsync(path)).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task NameExternally_ByAnAdministrator_IsShownAndAuditedOnce()
    {
        var (seller, path) = await IssuedAsync();
        var id = path[(path.LastIndexOf('/') + 1)..];
        using var admin = await app.AdminAsync();
        var body = new { number = "PZR2026000000042", uuid = Guid.CreateVersion7() };
        for (var times = 0; times < 2; times++)
        {
            (
                await admin.Client.SendJsonAsync(
                    HttpMethod.Put,
                    $"/api/v1/admin/commission-invoices/{id}/external",
                    body
                )
            ).Expect(HttpStatusCode.NoContent);
        }

        var shown = (await (await seller.GetAsync(path)).JsonAsync(HttpStatusCode.OK)).GetProperty("document");
        Assert.Equal(body.number, shown.GetProperty("externalNumber").GetString());
        Assert.Equal(body.uuid, shown.GetProperty("externalId").GetGuid());
        Assert.Equal(1, await app.AuditCountAsync("commission_invoice.name_externally", id));
        await (
            await admin.Client.SendJsonAsync(
                HttpMethod.Put,
                $"/api/v1/admin/commission-invoices/{id}/external",
                new { number = "=1+1" }
            )
        ).ProblemAsync(400, "validation.failed");
    }

    [Fact]
    public async Task Summary_ClosedMonth_IsWhatWasInvoicedAndWhatIsOwed()
    {
        var (seller, path) = await IssuedAsync();
        var invoice = (await (await seller.GetAsync(path)).JsonAsync(HttpStatusCode.OK)).GetProperty("document");
        var month = invoice.GetProperty("month").GetString();
        using var support = await app.SupportAsync();
        var address = $"/api/v1/admin/finance/summary?month={month}";
        var summary = await (await support.Client.GetAsync(address)).JsonAsync(HttpStatusCode.OK);

        Assert.Equal(Amount(invoice, "net"), Amount(summary.GetProperty("earnings"), "commission"));
        Assert.Equal(Amount(invoice, "tax"), Amount(summary.GetProperty("earnings"), "commissionTax"));
        Assert.Equal(Amount(invoice, "net"), Amount(summary.GetProperty("documents"), "net"));
        Assert.True(summary.GetProperty("documents").GetProperty("isClosed").GetBoolean());
        var balances = summary.GetProperty("balances");
        Assert.Equal(-await app.BalanceOfAsync("psp_clearing"), Amount(balances, "atProvider"));
        Assert.Equal(
            Amount(balances, "atProvider"),
            Amount(balances, "sellersPending")
                + Amount(balances, "sellersPayable")
                + Amount(balances, "taxOwed")
                + await app.BalanceOfAsync("commission_revenue")
        );
        Assert.Equal((byte)'P', (await FileAsync(support.Client, address, Xlsx))[0]);
        await (await support.Client.GetAsync("/api/v1/admin/finance/summary?month=2026-13")).ProblemAsync(
            400,
            "validation.failed"
        );
    }

    /// <summary>A month with one sale, whose document is issued: a client of its store, and its address.</summary>
    private async Task<(HttpClient Seller, string Path)> IssuedAsync()
    {
        var month = await app.BeginMonthAsync();
        await app.PaidOrderAsync(8);
        await app.BeginMonthAsync();
        await app.RunJobAsync("payments.issue-commission-invoices");
        var id = await app.ScalarAsync<Guid>(
            $"SELECT id FROM payments.commission_invoices WHERE month = '{month:yyyy-MM-dd}'"
        );
        return (
            await app.SignInAgainAsync(app.Seller),
            $"/api/v1/seller/{app.Seller.SellerId}/commission-invoices/{id}"
        );
    }

    private static async Task<byte[]> FileAsync(HttpClient client, string path, string accept, string language = "en")
    {
        var answer = await client.SendJsonAsync(
            HttpMethod.Get,
            path,
            null,
            ("Accept", accept),
            ("Accept-Language", language)
        );
        answer.Expect(HttpStatusCode.OK);
        Assert.Equal(accept, answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
}
