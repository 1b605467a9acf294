using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Overview;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Demo;

/// <summary>The demo marketplace: the same for the same seed, right by every invariant, and seeded once.</summary>
public sealed class DemoSeederTests
{
    private static readonly string[] Compared =
    [
        "SELECT slug, name, created_at FROM sellers.sellers",
        "SELECT id, email, display_name, created_at FROM users.users",
        "SELECT id, slug, title, min_price_minor, stocked_variants FROM products.products",
        "SELECT * FROM products.stock_items",
        "SELECT * FROM products.stock_movements",
        "SELECT * FROM products.product_views_daily",
        "SELECT * FROM orders.orders",
        "SELECT * FROM orders.order_events",
        "SELECT * FROM payments.payments",
        "SELECT * FROM payments.refunds",
        "SELECT * FROM orders.parcels",
        "SELECT id, number, status, due_at, refund_minor FROM orders.returns",
        "SELECT * FROM orders.return_events",
        "SELECT * FROM orders.messages",
        "SELECT * FROM orders.cart_items",
        "SELECT * FROM users.user_addresses",
        "SELECT * FROM ledger.postings",
        "SELECT * FROM subscriptions.invoices",
    ];

    [Fact]
    public async Task Seed_SameNumber_SameMarketplaceThatHoldsEveryInvariant()
    {
        await using var first = new MarketplaceApp();
        await using var second = new MarketplaceApp();
        await first.InitializeAsync();
        await second.InitializeAsync();
        // The same seed gives the same marketplace in the same minute.
        first.Clock.Stop();
        second.Clock.Stop();
        second.Clock.Advance(first.Clock.GetUtcNow() - second.Clock.GetUtcNow());
        await first.SeedDemoAsync(7);
        await second.SeedDemoAsync(7);

        foreach (var query in Compared)
            Assert.Equal((query, await HashAsync(first, query)), (query, await HashAsync(second, query)));
        var report = await first.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.True(report.Ok, InvariantAssertions.Broken(report));

        Assert.Equal(
            (42L, 2_000L),
            (await first.ScalarAsync<long>("SELECT COUNT(*) FROM sellers.sellers"), await first.ProductCountAsync())
        );
        Assert.Equal(8L, await first.ScalarAsync<long>("SELECT COUNT(DISTINCT status) FROM orders.orders"));
        Assert.True(await first.OrderFactCountAsync() > 2_500);
        await AssertVisitorsBuyAsync(first);
        var before = await HashAsync(first, "SELECT * FROM orders.orders");
        await first.SeedDemoAsync(8);
        Assert.Equal(before, await HashAsync(first, "SELECT * FROM orders.orders"));
    }

    [Fact]
    public async Task Seed_OtherNumber_OtherMarketplace()
    {
        await using var first = new MarketplaceApp();
        await first.InitializeAsync();
        await first.SeedDemoAsync(1);
        await using var second = new MarketplaceApp();
        await second.InitializeAsync();
        await second.SeedDemoAsync(2);
        Assert.NotEqual(
            await HashAsync(first, "SELECT number FROM orders.orders"),
            await HashAsync(second, "SELECT number FROM orders.orders")
        );
    }

    [Fact]
    public async Task Seed_Scaled_MultipliesEverythingAndHoldsEveryInvariant()
    {
        await using var app = new MarketplaceApp();
        await app.InitializeAsync();
        await app.SeedDemoAsync(4, scale: 3);

        var report = await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.True(report.Ok, InvariantAssertions.Broken(report));
        Assert.Equal(
            (122L, 6_000L, 9_000L),
            (
                await app.ScalarAsync<long>("SELECT COUNT(*) FROM sellers.sellers"),
                await app.ProductCountAsync(),
                await app.ScalarAsync<long>("SELECT COUNT(*) FROM orders.purchases")
            )
        );
        Assert.Equal(
            await app.ScalarAsync<long>("SELECT COUNT(*) FROM orders.orders WHERE placed_at IS NOT NULL"),
            await app.OrderFactCountAsync()
        );
    }

    [Fact]
    public async Task Seed_InTheQuietestHourOfTheNight_HasAnOrderOfTheLastMinutes()
    {
        await using var app = new MarketplaceApp();
        await app.InitializeAsync();
        app.Clock.Stop();
        var now = app.Clock.GetUtcNow();
        app.Clock.Advance(now.Date.AddDays(1).AddHours(3).AddMinutes(30) - now.DateTime);

        await app.SeedDemoAsync(3, stories: false);

        var last = await app.QueryAsync(db => db.Set<Order>().MaxAsync(o => o.CreatedAt));
        Assert.InRange(app.Clock.GetUtcNow() - last, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    /// <summary>No money ever moved for demo data, so none can go back: the refund says so at once, as a task. Whatever
    /// the hour, some orders wait for their store.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    [InlineData(23)]
    public async Task Reject_SeededPaidOrder_RefundFailsAtOnceAndIsATask(int hour)
    {
        await using var app = new MarketplaceApp();
        await app.InitializeAsync();
        app.Clock.Stop();
        var now = app.Clock.GetUtcNow();
        app.Clock.Advance(now.Date.AddDays(1).AddHours(hour).AddMinutes(30) - now.DateTime);
        await app.SeedDemoAsync(3, stories: false);
        var order = await app.QueryAsync(db =>
            db.Set<Order>().AsNoTracking().FirstAsync(o => o.Status == OrderStatus.Placed && o.PaidAt != null)
        );
        var store = OrderActor.Seller(
            new(Guid.CreateVersion7(), new HashSet<string>(), new HashSet<Guid> { order.SellerId }, true),
            order.SellerId
        );
        var rejected = await app.InScopeAsync<OrderService, Result>(s =>
            s.MoveAsync(new(order.Id, OrderCommand.Reject, store, "damaged"), default)
        );
        Assert.True(rejected.Succeeded, rejected.Error?.Code);
        await app.RunJobAsync("payments.send-refunds");
        var refund = await app.QueryAsync(db =>
            db.Set<Refund>().AsNoTracking().SingleAsync(r => r.OrderId == order.Id)
        );
        Assert.Equal(
            (RefundStatus.Failed, PaymentProviderException.UnknownProvider),
            (refund.Status, refund.LastError)
        );
        Assert.Equal(
            1,
            (await app.InScopeAsync<OverviewQueries, MarketplaceOverview>(q => q.NowAsync(default))).FailedRefunds
        );
    }

    /// <summary>Of a hundred visitors one to six order: in the whole, and of every store that sells.</summary>
    private static async Task AssertVisitorsBuyAsync(MarketplaceApp app)
    {
        const string all = """
            SELECT (SELECT count(*) FROM orders.orders WHERE placed_at IS NOT NULL)::float8 * 100 / sum(uniques)
            FROM products.product_views_daily
            """;
        Assert.InRange(await app.ScalarAsync<double>(all), 2, 5);
        const string stores = """
            SELECT count(*) FILTER (WHERE o.orders * 100.0 / v.visitors NOT BETWEEN 1 AND 6) || ' of '
                || (count(*) > 20)
            FROM (SELECT seller_id, count(*) AS orders FROM orders.orders WHERE placed_at IS NOT NULL GROUP BY 1) o
            JOIN (SELECT seller_id, sum(uniques) AS visitors FROM products.product_views_daily GROUP BY 1) v
                USING (seller_id)
            """;
        Assert.Equal("0 of true", await app.ScalarAsync<string>(stores));
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                "SELECT count(*) FROM products.product_views_daily WHERE uniques > views OR uniques < 1"
            )
        );
    }

    private static Task<string> HashAsync(MarketplaceApp app, string query) =>
        app.ScalarAsync<string>(
            $"SELECT COUNT(*) || ' ' || md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ({query}) t"
        );
}
