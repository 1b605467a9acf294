using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payouts;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Overview;
using Marketplace.Modules.Products;

namespace Marketplace.IntegrationTests.Demo;

/// <summary>The demo marketplace has life in it: something of everything to look at, and to act on.</summary>
public sealed class DemoLifeTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if (await app.ProductCountAsync() > 0)
            return;
        using var buyer = await app.BuyerAsync();
        using var seller = await app.SellerAsync();
        // The Worker ran before the data came.
        using var admin = await app.AdminAsync();
        await app.RunPayoutsAsync(admin);
        await app.SeedDemoAsync(2, pictures: true);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Seed_Pictures_AreThereInEveryWidthAndStay()
    {
        Assert.Equal(
            await app.ProductCountAsync(),
            await app.ScalarAsync<long>("SELECT COUNT(*) FROM products.product_images")
        );
        var page = await (await app.Anonymous.GetAsync("/api/v1/products?limit=3")).JsonAsync(HttpStatusCode.OK);
        var image = page.GetProperty("data")[0].GetProperty("image");
        var logo = await app.ScalarAsync<string>("SELECT logo_url FROM sellers.sellers WHERE slug = 'kadikoy-kahve'");
        string[] urls =
        [
            logo,
            image.GetProperty("url").GetString()!,
            .. image.GetProperty("thumbnails").EnumerateArray().Select(t => t.GetProperty("url").GetString()!),
        ];
        // What nobody shows is swept.
        string[] keys = [KeyOf(logo), KeyOf(urls[1])];
        var kept = await app.InScopeAsync<NamedImageQueries, IReadOnlySet<string>>(q =>
            q.AmongAsync([.. keys, ImageKeys.Make(Guid.CreateVersion7(), new('0', 64), "webp")], default)
        );

        Assert.Equal(keys.Order(), kept.Order());
        foreach (var url in urls)
        {
            var file = await app.Anonymous.GetAsync(new Uri(url).AbsolutePath);
            Assert.Equal(
                (HttpStatusCode.OK, "image/webp"),
                (file.StatusCode, file.Content.Headers.ContentType!.MediaType)
            );
        }
    }

    [Fact]
    public async Task Seed_OrdersAndReturns_AreInEveryState()
    {
        Assert.Equal(
            Enum.GetNames<ReturnStatus>().Order(StringComparer.Ordinal),
            (await StatusesAsync("orders.returns")).Order(StringComparer.Ordinal)
        );
        Assert.Superset(
            new HashSet<string> { "Packing", "Shipped", "Undelivered", "Delivered" },
            (await StatusesAsync("orders.parcels")).ToHashSet()
        );
        foreach (
            var some in new[]
            {
                "orders.orders AS o WHERE status = 'Confirmed' AND EXISTS (SELECT 1 FROM orders.parcels AS p "
                    + "WHERE p.order_id = o.id AND p.status = 'Shipped')",
                "orders.parcels WHERE seq = 2",
                "orders.returns WHERE status = 'Accepted' AND iban_cipher IS NOT NULL",
                "orders.message_threads WHERE buyer_unread > 0",
                "orders.message_threads WHERE seller_unread > 0",
                "orders.invoice_links",
                "orders.carts AS c WHERE EXISTS (SELECT 1 FROM orders.cart_items WHERE cart_id = c.id)",
                "users.user_addresses WHERE is_default",
                "products.stock_items WHERE on_hand BETWEEN 1 AND low_threshold",
                "orders.orders WHERE created_at > now() - INTERVAL '2 hours'",
            }
        )
        {
            Assert.True(await app.ScalarAsync<long>($"SELECT COUNT(*) FROM {some}") > 0, some);
        }

        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Seed_Panel_HasOneOfEverythingToActOn()
    {
        var tasks = await app.InScopeAsync<OverviewQueries, MarketplaceOverview>(q => q.NowAsync(default));

        Assert.Equal((2L, 1L, 1L), (tasks.PendingSellers, tasks.SubscriptionsUnpaid, tasks.OpenDisputes));
        Assert.Equal((2L, 2L, 1L), (tasks.FailedRefunds, tasks.MismatchedPayments, tasks.DeadMails));
    }

    /// <summary>Whoever could sign in before finds orders of their own.</summary>
    [Fact]
    public async Task Seed_BuyerWhoWasThere_HasOrdersACartAndAddresses()
    {
        const string buyer =
            "(SELECT id FROM users.users AS u WHERE email NOT LIKE '%@demo.example.com' "
            + "AND cardinality(roles) = 0 AND NOT EXISTS (SELECT 1 FROM sellers.seller_members WHERE user_id = u.id))";
        foreach (var table in new[] { "orders.orders WHERE buyer_id", "orders.carts WHERE buyer_id" })
            Assert.True(await app.ScalarAsync<long>($"SELECT COUNT(*) FROM {table} = {buyer}") > 0, table);
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM users.user_addresses WHERE is_default AND user_id = {buyer}"
            )
        );
    }

    [Fact]
    public async Task Seed_Subscriptions_HaveTheDayOnWhichTheyRenew() =>
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                "SELECT COUNT(*) FROM subscriptions.subscriptions WHERE anchor_day IS NULL OR "
                    + "anchor_day <> EXTRACT(DAY FROM current_period_start AT TIME ZONE 'UTC')"
            )
        );

    [Fact]
    public async Task Seed_UsageGauges_CountWhatIsThere()
    {
        await app.RunJobAsync("subscriptions.recount-usage");

        Assert.Equal(0, await app.AuditCountAsync("usage.repair"));
    }

    /// <summary>Whoever had a store before also owns one with a history.</summary>
    [Fact]
    public async Task Seed_SellerWhoWasThere_AlsoOwnsAStoreWithOrders()
    {
        Assert.Equal(
            "Kadıköy Kahve",
            await app.ScalarAsync<string>(
                """
                SELECT s.name FROM sellers.seller_members AS m
                JOIN users.users AS u ON u.id = m.user_id AND u.email NOT LIKE '%@demo.example.com'
                JOIN sellers.sellers AS s ON s.id = m.seller_id
                WHERE EXISTS (SELECT 1 FROM orders.orders WHERE seller_id = s.id)
                """
            )
        );
    }

    private static string KeyOf(string url) => string.Join('/', url.Split('/')[^2..]);

    private async Task<string[]> StatusesAsync(string table) =>
        (await app.ScalarAsync<string>($"SELECT string_agg(DISTINCT status, ',') FROM {table}")).Split(',');
}
