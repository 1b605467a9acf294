using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Marketplace.Api.Admin.Lists;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Lists of the panel as files, and the way back through their pages.</summary>
public sealed partial class PanelListTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string Insert =
        "INSERT INTO platform.audit_entries (id, action, object_type, object_id, at) SELECT gen_random_uuid(), ";

    [Theory]
    [InlineData("/admin/orders")]
    [InlineData("/admin/products")]
    [InlineData("/admin/payments")]
    [InlineData("/admin/ledger")]
    [InlineData("/admin/ledger/adjustments")]
    [InlineData("/admin/payouts")]
    [InlineData("/admin/payout-runs")]
    [InlineData("/admin/payout-batches")]
    [InlineData("/admin/commission-invoices")]
    [InlineData("/admin/webhooks")]
    [InlineData("/admin/sellers")]
    [InlineData("/admin/users")]
    [InlineData("/admin/audit")]
    [InlineData("/admin/subscriptions")]
    [InlineData("/admin/invoices")]
    [InlineData("/admin/jobs/runs")]
    public async Task File_OfEveryList_HasAsManyFieldsInEveryLine(string path)
    {
        await app.PaidOrderAsync();
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);
        var page = await panel.PageAsync(path);
        var file = await FileAsync(panel, path + ".csv");
        Assert.Equal(
            page.Contains("<tbody>", StringComparison.Ordinal),
            page.Contains($"href=\"{path}.csv\"", StringComparison.Ordinal)
        );
        // A file that was cut says so in a last line of one field.
        var fields = file.Take(ListFileWriter.MaxRows + 1).Select(line => Separators().Count(line)).ToList();
        Assert.NotEqual(0, fields[0]);
        Assert.All(fields, count => Assert.Equal(fields[0], count));
        using var anonymous = new Panel(app);
        Assert.Equal(HttpStatusCode.Found, (await anonymous.GetAsync(path + ".csv")).StatusCode);
        using var token = new Panel(app, app.Buyer.Client.DefaultRequestHeaders.Authorization!.Parameter);
        Assert.Equal(HttpStatusCode.Found, (await token.GetAsync(path + ".csv")).StatusCode);
    }

    [Fact]
    public async Task File_WithAFilter_HoldsTheRowsOfTheListAndIsAudited()
    {
        var sale = await app.PaidOrderAsync();
        await app.PaidOrderAsync();
        var order = await app.OrderAsync(sale.OrderId);
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var all = await FileAsync(panel, "/admin/orders.csv");
        Assert.Equal(await app.ScalarAsync<long>("SELECT count(*) FROM orders.orders"), all.Length - 1);
        var some = await FileAsync(panel, "/admin/orders.csv?status=&number=" + order.Number);
        Assert.StartsWith("Order,Status,Store,", some[0], StringComparison.Ordinal);
        Assert.StartsWith(order.Number + ",", Assert.Single(some[1..]), StringComparison.Ordinal);
        Assert.Equal(
            2,
            await app.ScalarAsync<long>(
                "SELECT count(*) FROM platform.audit_entries WHERE action = 'list.export' AND object_id = 'orders' "
                    + $"AND actor_id = '{admin.UserId}'"
            )
        );
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                "SELECT count(*) FROM platform.audit_entries WHERE action = 'list.export' "
                    + $"AND actor_id = '{admin.UserId}' AND after::text LIKE '%[\"number\"]%'"
            )
        );
    }

    [Fact]
    public async Task File_WithAFilterThatCannotBeRead_LeadsToThePageThatSaysSo()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var answer = await panel.GetAsync("/admin/orders.csv?status=bogus");
        Assert.Equal("/admin/orders?status=bogus", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@sum")]
    [InlineData("\t=1")]
    public async Task File_ValueThatWouldRunAsAFormula_IsText(string value)
    {
        var act = "test." + Guid.CreateVersion7().ToString("N");
        await app.ExecuteAsync($"{Insert} '{act}', 'Çığ', '{value}', now()");
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var bytes = await (await panel.GetAsync("/admin/audit.csv?act=" + act)).Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Contains($"{act},Çığ,\"'{value}\",", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfMoreRowsThanItHolds_EndsAndSaysSo()
    {
        await app.ExecuteAsync($"{Insert} 'test.many', 'test', n::text, now() FROM generate_series(1, 10001) n");
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var file = await FileAsync(panel, "/admin/audit.csv?act=test.many");
        Assert.Equal(1 + 10_000 + 1, file.Length);
        Assert.Contains("The file ends after 10,000 rows", file[^1], StringComparison.Ordinal);
        Assert.Equal(10_000, file[1..^1].Distinct().Count());
    }

    [Fact]
    public async Task Previous_FromEveryPage_LeadsToTheSameRows()
    {
        await app.ExecuteAsync($"{Insert} 'test.pages', 'test', n::text, now() FROM generate_series(1, 400) n");
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var pages = new List<string> { await panel.PageAsync("/admin/audit?act=test.pages") };
        while (Link("next").Match(pages[^1]) is { Success: true } next)
            pages.Add(await panel.PageAsync(next.Groups[1].Value));
        Assert.Equal(14, pages.Count);
        Assert.DoesNotMatch(Link("prev"), pages[0]);
        var page = pages[^1];
        for (var back = 1; back <= 10; back++)
        {
            page = await panel.PageAsync(Link("prev").Match(page).Groups[1].Value);
            Assert.Equal(RowsOf(pages[^(back + 1)]), RowsOf(page));
        }

        Assert.DoesNotMatch(Link("prev"), page);
        var second = await panel.PageAsync(Link("prev").Match(pages[2]).Groups[1].Value);
        var first = Link("prev").Match(second).Groups[1].Value;
        Assert.Equal("/admin/audit?act=test.pages", first);
    }

    private static async Task<string[]> FileAsync(Panel panel, string path)
    {
        var answer = await panel.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var text = await answer.Content.ReadAsStringAsync();
        return text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static string RowsOf(string page) => Rows().Match(page).Value;

    private static Regex Link(string rel) => new($"href=\"([^\"]+)\" rel=\"{rel}\"");

    [GeneratedRegex("<tbody>.*</tbody>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    /// <summary>Commas outside of quotes.</summary>
    [GeneratedRegex(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")]
    private static partial Regex Separators();
}
