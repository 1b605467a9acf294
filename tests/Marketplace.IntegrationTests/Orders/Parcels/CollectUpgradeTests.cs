using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Parcels of cash orders that the version before has shipped, which kept no amounts.</summary>
public sealed class CollectUpgradeTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Backfill_ParcelsOnTheirWay_GivesThemWhatTheirLabelsSaid()
    {
        var ((order, seller, buyer, _), line) = await app.ConfirmedOrderAsync(quantity: 4);
        var first = await seller.PackedAsync(order, (line, 1));
        var second = await seller.PackedAsync(order, (line, 2));
        await seller.ShipParcelAsync(order, second);
        var third = await seller.PackedAsync(order, (line, 1));
        await ForgetAsync(order);

        await app.ExecuteAsync(CollectBackfill.Sql);
        await app.ExecuteAsync(CollectBackfill.Sql);

        Assert.Equal(" 20000 ", await AmountsAsync(order));
        await seller.ShipParcelAsync(order, third);
        await seller.ShipParcelAsync(order, first);
        Assert.Equal("10000 20000 14990", await AmountsAsync(order));
        await seller.AsSellerAsync(order, "deliver");
        Assert.Equal("delivered", await buyer.StatusAsync(order));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Deliver_ParcelsShippedDuringTheRollOut_CollectsWhatTheyAskedFor()
    {
        var ((order, seller, buyer, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        await seller.ShipParcelAsync(order, await seller.PackedAsync(order, (line, 1)));
        await ForgetAsync(order);
        await seller.ShipParcelAsync(order, await seller.PackedAsync(order, (line, 1)));
        Assert.Equal("14990 10000", await AmountsAsync(order));
        await ForgetAsync(order);
        await seller.AsSellerAsync(order, "deliver");
        Assert.Equal("delivered", await buyer.StatusAsync(order));
        Assert.Equal("14990 10000", await AmountsAsync(order));
        await app.AssertInvariantsAsync();
    }

    private Task ForgetAsync(Guid order) =>
        app.ExecuteAsync(
            $"""
            UPDATE orders.parcel_lines SET collect_minor = NULL
            WHERE parcel_id IN (SELECT id FROM orders.parcels WHERE order_id = '{order}');
            UPDATE orders.parcels SET collect_fee_minor = NULL WHERE order_id = '{order}';
            UPDATE orders.orders SET collect_minor = NULL WHERE id = '{order}';
            """
        );

    private Task<string> AmountsAsync(Guid order) =>
        app.ScalarAsync<string>(
            $"""
            SELECT string_agg(COALESCE((p.collect_fee_minor + l.collect_minor)::text, ''), ' ' ORDER BY p.seq)
            FROM orders.parcels AS p JOIN orders.parcel_lines AS l ON l.parcel_id = p.id
            WHERE p.order_id = '{order}'
            """
        );
}
