using System.Net;
using System.Text;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Commission invoices in the panel.</summary>
public sealed class CommissionInvoicePanelTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task List_ByMonthStoreAndKind_HasTheInvoicesAndTheirFiles()
    {
        var (month, id, number) = await IssuedAsync();
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);
        var page = $"/admin/commission-invoices/{id}";
        foreach (
            var filter in new[] { "", $"?month={month}", $"?sellerId={app.Seller.SellerId}&kind=invoice&month={month}" }
        )
        {
            var list = await panel.PageAsync("/admin/commission-invoices" + filter);
            Assert.Contains(number, list, StringComparison.Ordinal);
            Assert.Contains(page + "/invoice.pdf", list, StringComparison.Ordinal);
        }

        foreach (var filter in new[] { "?month=2019-01", $"?kind=creditNote&month={month}" })
        {
            var list = await panel.PageAsync("/admin/commission-invoices" + filter);
            Assert.Contains("Nothing matches", list, StringComparison.Ordinal);
        }

        var unread = await panel.PageAsync("/admin/commission-invoices?month=2026-13");
        Assert.DoesNotContain(number, unread, StringComparison.Ordinal);
        Assert.Contains("2026-13", unread, StringComparison.Ordinal);
        var store = await panel.PageAsync($"/admin/sellers/{app.Seller.SellerId}");
        Assert.Contains($"/admin/commission-invoices?sellerId={app.Seller.SellerId}", store, StringComparison.Ordinal);
        Assert.Contains(number, await panel.PageAsync(page), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await panel.GetAsync($"/admin/commission-invoices/{Guid.CreateVersion7()}")).StatusCode
        );
    }

    [Fact]
    public async Task Files_OfAnInvoice_AreInTheLanguageOfThePanelAndAudited()
    {
        var (_, id, number) = await IssuedAsync();
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);
        foreach (var (ending, start) in new[] { ("pdf", "%PDF-"), ("xlsx", "PK"), ("csv", "\uFEFFNo.,Order,") })
        {
            var file = await panel.GetAsync($"/admin/commission-invoices/{id}/invoice.{ending}");
            file.Expect(HttpStatusCode.OK);
            Assert.Equal(number + "." + ending, file.Content.Headers.ContentDisposition?.FileName);
            var content = await file.Content.ReadAsByteArrayAsync();
            Assert.Equal(Encoding.UTF8.GetBytes(start), content[..Encoding.UTF8.GetByteCount(start)]);
            var unknown = $"/admin/commission-invoices/{Guid.CreateVersion7()}/invoice.{ending}";
            Assert.Equal(HttpStatusCode.NotFound, (await panel.GetAsync(unknown)).StatusCode);
        }

        Assert.Equal(3, await app.AuditCountAsync("list.export", $"commission-invoice {id}"));
        using var nobody = new Panel(app);
        Assert.Equal(
            HttpStatusCode.Found,
            (await nobody.GetAsync($"/admin/commission-invoices/{id}/invoice.pdf")).StatusCode
        );
    }

    [Fact]
    public async Task Record_TheEInvoice_IsShownAndSaysWhatIsWrongBesideTheField()
    {
        var (_, id, _) = await IssuedAsync();
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var (path, uuid) = ($"/admin/commission-invoices/{id}", Guid.CreateVersion7());
        var page = await panel.PageAsync(path);
        await panel.SendAsync(path + "/external", page, ("number", "PZR2026000000042"), ("uuid", "no-uuid"));
        var refused = await panel.PageAsync(path);
        Assert.Contains("class=\"wrong\"", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"no-uuid\"", refused, StringComparison.Ordinal);

        for (var time = 0; time < 2; time++)
            await panel.SendAsync(path + "/external", page, ("number", "PZR2026000000042"), ("uuid", $"{uuid}"));
        var shown = await panel.PageAsync(path);
        Assert.Contains("The e-invoice was recorded.", shown, StringComparison.Ordinal);
        Assert.Contains($"<dd>{uuid}</dd>", shown, StringComparison.Ordinal);
        Assert.Equal(1, await app.AuditCountAsync("commission_invoice.name_externally", $"{id}"));

        using var reader = await Panel.SignedInAsync(app, support);
        Assert.DoesNotContain("/external\"", await reader.PageAsync(path), StringComparison.Ordinal);
        var forbidden = await reader.SendAsync(path + "/external", await reader.PageAsync("/admin"), ("number", "X"));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    /// <summary>A month with one sale, whose document is issued.</summary>
    private async Task<(string Month, Guid Id, string Number)> IssuedAsync()
    {
        var month = await app.BeginMonthAsync();
        await app.PaidOrderAsync(8);
        await app.BeginMonthAsync();
        await app.RunJobAsync("payments.issue-commission-invoices");
        var of = $"FROM payments.commission_invoices WHERE month = '{month:yyyy-MM-dd}'";
        return (
            $"{month:yyyy-MM}",
            await app.ScalarAsync<Guid>($"SELECT id {of}"),
            await app.ScalarAsync<string>($"SELECT number {of}")
        );
    }
}
