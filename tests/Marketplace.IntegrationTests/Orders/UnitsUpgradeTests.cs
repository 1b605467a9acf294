using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>A database of the version before lines counted their units is carried along.</summary>
public sealed class UnitsUpgradeTests
{
    private const string VersionBefore = "20261129215256_CoverMarketReports";

    private const string UnitsByStatus = """
        SELECT string_agg(t::text, ' ' ORDER BY t::text) FROM (
            SELECT o.status, SUM(l.quantity - l.cancelled_quantity) > 0 AS active, SUM(l.packed_quantity) > 0 AS packed,
                SUM(l.shipped_quantity) > 0 AS shipped, SUM(l.delivered_quantity) > 0 AS delivered
            FROM orders.orders AS o JOIN orders.order_lines AS l ON l.order_id = o.id GROUP BY o.status) AS t
        """;

    [Fact]
    public async Task Migrate_DemoDataOfTheVersionBefore_EveryOrderIsReadableAndEveryInvariantHolds()
    {
        await using var app = new MarketplaceApp();
        await app.InitializeAsync();
        await app.SeedDemoAsync(11, stories: false);
        await app.AssertInvariantsAsync();
        var unitsByStatus = await app.ScalarAsync<string>(UnitsByStatus);

        await MigrateAsync(app, VersionBefore);
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                "SELECT COUNT(*) FROM information_schema.columns WHERE column_name = 'packed_quantity'"
            )
        );
        await MigrateAsync(app, null);

        await app.AssertInvariantsAsync();
        Assert.Equal(unitsByStatus, await app.ScalarAsync<string>(UnitsByStatus));
        using var admin = await app.AdminAsync();
        var orders = await app.QueryAsync(db =>
            db.Database.SqlQuery<Guid>(
                    $"""
                    SELECT DISTINCT ON (status, payment_method) id AS "Value" FROM orders.orders
                    ORDER BY status, payment_method, id
                    """
                )
                .ToListAsync()
        );
        Assert.True(orders.Count > 8);
        foreach (var id in orders)
            await (await admin.Client.GetAsync($"/api/v1/admin/orders/{id}")).JsonAsync(HttpStatusCode.OK);
    }

    private static async Task MigrateAsync(MarketplaceApp app, string? target)
    {
        var options = new DbContextOptionsBuilder<MarketplaceDbContext>();
        options.UseNpgsql(app.ConnectionString + ";Pooling=false;Command Timeout=180");
        MigrationComposition.ConfigureContext(options);
        await using var db = new MarketplaceDbContext(options.Options);
        await db.GetService<IMigrator>().MigrateAsync(target);
    }
}
