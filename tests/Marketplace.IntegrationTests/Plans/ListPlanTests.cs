using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Plans;

/// <summary>Every keyset list walks an index in its order, on the first page and on a deep one: no page sorts what it
/// does not show.</summary>
[Explained]
public sealed class ListPlanTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Products = "FROM products.products";
    private const string Orders = "FROM orders.orders";

    [Theory]
    [InlineData("/api/v1/products?limit=5&sort=newest", Products)]
    [InlineData("/api/v1/products?limit=5&sort=price_asc", Products)]
    [InlineData("/api/v1/products?limit=5&sort=price_desc", Products)]
    [InlineData("/api/v1/products?limit=5&sort=popular", Products)]
    [InlineData("/api/v1/products?limit=5&sort=newest&seller={seller}", Products)]
    [InlineData("/api/v1/admin/products?limit=5", Products)]
    [InlineData("/api/v1/admin/orders?limit=5", Orders)]
    [InlineData("/api/v1/admin/orders?limit=5&status=completed", Orders)]
    [InlineData("/api/v1/admin/audit?limit=5", "platform.audit_entries")]
    [InlineData("/api/v1/admin/audit?limit=5&objectType=demo", "platform.audit_entries")]
    [InlineData("/api/v1/admin/audit?limit=5&action=demo.", "platform.audit_entries")]
    [InlineData("/api/v1/admin/sellers?limit=5", "FROM sellers.sellers")]
    [InlineData("/api/v1/sellers?limit=5&sort=name", "FROM sellers.sellers")]
    [InlineData("/api/v1/sellers?limit=5&sort=newest", "FROM sellers.sellers")]
    public async Task List_FirstAndDeepPage_WalkAnIndex(string path, string table)
    {
        using var admin = await app.AdminAsync();
        var seller = await app.ScalarAsync<Guid>(
            "SELECT seller_id FROM products.products WHERE status = 'Active' AND visibility = 'None' GROUP BY "
                + "seller_id ORDER BY count(*) DESC LIMIT 1"
        );
        await AssertWalksAsync(admin.Client, path.Replace("{seller}", $"{seller}", StringComparison.Ordinal), table);
    }

    [Theory]
    [InlineData("/api/v1/orders?limit=2", "buyer_id", false)]
    [InlineData("/api/v1/orders?limit=2&status=completed", "buyer_id", false)]
    [InlineData("/api/v1/seller/{seller}/orders?limit=2", "seller_id", true)]
    [InlineData("/api/v1/seller/{seller}/orders?limit=2&status=completed", "seller_id", true)]
    public async Task Orders_OfOnesOwn_WalkAnIndex(string path, string owner, bool isSeller)
    {
        using var caller = isSeller ? await app.SellerAsync() : await app.BuyerAsync();
        var mine = isSeller ? caller.SellerId : caller.UserId;
        await app.ExecuteAsync(
            $"""
            UPDATE orders.orders SET {owner} = '{mine}' WHERE {owner} = (SELECT {owner} FROM orders.orders GROUP BY 1
                ORDER BY count(*) FILTER (WHERE status = 'Completed') DESC LIMIT 1); ANALYZE orders.orders
            """
        );
        await AssertWalksAsync(caller.Client, path.Replace("{seller}", $"{mine}", StringComparison.Ordinal), Orders);
    }

    [Fact]
    public async Task Plan_OfAnOrderThatNoIndexGives_WouldBeSeen()
    {
        using var admin = await app.AdminAsync();
        await app.ExecuteAsync("DROP INDEX orders.ix_orders_created_at_id");
        try
        {
            var (plans, _) = await app.Setup<ExplainedAttribute>()
                .ExplainAsync(app, admin.Client, "/api/v1/admin/orders?limit=5", Orders);
            Assert.Contains(plans, Sorts);
        }
        finally
        {
            await app.ExecuteAsync("CREATE INDEX ix_orders_created_at_id ON orders.orders (created_at, id)");
        }
    }

    private async Task AssertWalksAsync(HttpClient client, string path, string table)
    {
        var pages = 0;
        for (var next = path; next is not null && pages < 4; pages++)
        {
            var (plans, after) = await app.Setup<ExplainedAttribute>().ExplainAsync(app, client, next, table);
            Assert.NotEmpty(plans);
            Assert.All(plans, plan => Assert.False(Sorts(plan), next + "\n" + plan));
            // Numbering rows reads all of a table to show the first of each.
            Assert.All(plans, plan => Assert.DoesNotContain("WindowAgg", plan, StringComparison.Ordinal));
            next = after;
        }

        Assert.True(pages >= 2, "The list has but one page: nothing deep was looked at.");
    }

    /// <summary>A sort above the rows of a whole list; the few lines of an order at hand may be sorted.</summary>
    private static bool Sorts(string plan) =>
        plan.Split('\n')
            .Any(line =>
                line.Contains("Sort", StringComparison.Ordinal)
                && line.Contains("cost=", StringComparison.Ordinal)
                && !line.TrimStart().StartsWith("Sort Key", StringComparison.Ordinal)
            );
}
