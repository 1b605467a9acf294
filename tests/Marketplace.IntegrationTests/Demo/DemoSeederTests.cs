using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Overview;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        "SELECT * FROM orders.orders",
        "SELECT * FROM orders.order_events",
        "SELECT * FROM payments.payments",
        "SELECT * FROM ledger.postings",
        "SELECT * FROM subscriptions.invoices",
    ];

    [Fact]
    public async Task Seed_SameNumber_SameMarketplaceThatHoldsEveryInvariant()
    {
        await using var first = new DemoApp();
        await using var second = new DemoApp();
        await first.InitializeAsync();
        await second.InitializeAsync();
        // The same seed gives the same marketplace in the same hour.
        first.Clock.Stop();
        second.Clock.Stop();
        second.Clock.Advance(first.Clock.GetUtcNow() - second.Clock.GetUtcNow());
        await first.SeedAsync(7);
        await second.SeedAsync(7);

        foreach (var query in Compared)
            Assert.Equal((query, await first.HashAsync(query)), (query, await second.HashAsync(query)));
        var report = await first.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.True(
            report.Ok,
            string.Join(
                "; ",
                report
                    .Checks.Where(c => c.Violations > 0)
                    .Select(c => $"{c.Code} {c.Violations}: {string.Join(", ", c.Examples)}")
            )
        );

        Assert.Equal(
            (40L, 2_000L),
            (
                await first.ScalarAsync<long>("SELECT COUNT(*) FROM sellers.sellers"),
                await first.ScalarAsync<long>("SELECT COUNT(*) FROM products.products")
            )
        );
        Assert.Equal(8L, await first.ScalarAsync<long>("SELECT COUNT(DISTINCT status) FROM orders.orders"));
        Assert.True(await first.ScalarAsync<long>("SELECT COUNT(*) FROM analytics.order_facts") > 2_500);
        var before = await first.HashAsync("SELECT * FROM orders.orders");
        await first.SeedAsync(8);
        Assert.Equal(before, await first.HashAsync("SELECT * FROM orders.orders"));
    }

    [Fact]
    public async Task Seed_OtherNumber_OtherMarketplace()
    {
        await using var first = new DemoApp();
        await first.InitializeAsync();
        await first.SeedAsync(1);
        await using var second = new DemoApp();
        await second.InitializeAsync();
        await second.SeedAsync(2);
        Assert.NotEqual(
            await first.HashAsync("SELECT number FROM orders.orders"),
            await second.HashAsync("SELECT number FROM orders.orders")
        );
    }

    /// <summary>No money ever moved for demo data, so none can go back: the refund says so at once, as a
    /// task.</summary>
    [Fact]
    public async Task Reject_SeededPaidOrder_RefundFailsAtOnceAndIsATask()
    {
        await using var app = new DemoApp();
        await app.InitializeAsync();
        await app.SeedAsync(3);
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

    private sealed class DemoApp : MarketplaceApp
    {
        public Task<bool> SeedAsync(int seed) =>
            InScopeAsync<DemoSeeder, bool>(async seeder =>
            {
                await seeder.SeedAsync(new MigrationArguments(Demo: true, Seed: seed), CancellationToken.None);
                return true;
            });

        public Task<string> HashAsync(string query) =>
            ScalarAsync<string>(
                $"SELECT COUNT(*) || ' ' || md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ({query}) t"
            );

        protected override void ConfigureServices(IServiceCollection services) => services.AddScoped<DemoSeeder>();
    }
}
