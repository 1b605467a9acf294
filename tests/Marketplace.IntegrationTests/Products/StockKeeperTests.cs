using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Products;

/// <summary>Stock under orders and checkouts, on real PostgreSQL.</summary>
public sealed class StockKeeperTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Sell_TwoHundredInParallelOfTenUnits_SellsExactlyTen()
    {
        var variant = (await ProductAsync("Son on adet", stock: 10)).Variants[0].Id;
        var results = await Races.AtOnceAsync(200, _ => SellAsync((variant, 1)));

        Assert.Equal(10, results.Count(r => r.Succeeded));
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal("stock.insufficient", r.Error!.Code));
        var item = await ItemAsync(variant);
        Assert.Equal((0, 0), (item.OnHand, item.Reserved));
        Assert.Equal(0, (await app.StockOfAsync(variant)).Moved);
        Assert.Equal(10, await app.EventsOfAsync(variant, "products.stock-decreased"));
        Assert.Equal(1, await app.EventsOfAsync(variant, "products.stock-low"));
        Assert.Equal(1, await app.EventsOfAsync(variant, "products.out-of-stock"));
        Assert.Equal(0, await app.EventsOfAsync(variant, "products.back-in-stock"));
    }

    [Fact]
    public async Task Sell_ManyBuyersOfTheSameTwoVariantsInBothOrders_NeitherDeadlocksNorOversells()
    {
        var product = await ProductAsync("İki çeşit", stock: 20, variants: 2);
        var (a, b) = (product.Variants[0].Id, product.Variants[1].Id);
        var results = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? SellAsync((a, 1), (b, 1)) : SellAsync((b, 1), (a, 1)))
        );

        Assert.Equal(20, results.Count(r => r.Succeeded));
        Assert.Equal((0, 0), ((await ItemAsync(a)).OnHand, (await ItemAsync(b)).OnHand));
        Assert.False(
            await app.QueryAsync(db =>
                db.Set<Product>().Where(p => p.Id == product.Id).Select(p => p.InStock).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Sell_SomeLinesShort_NamesAllOfThemAndTakesNothing()
    {
        var product = await ProductAsync("Üç çeşit", stock: 3, variants: 3);
        var ids = product.Variants.Select(v => v.Id).ToList();
        var unknown = Guid.CreateVersion7();
        var result = await SellAsync((ids[0], 2), (ids[1], 4), (ids[2], 2), (ids[2], 2), (unknown, 1));

        Assert.Equal("stock.insufficient", result.Error!.Code);
        var lines = Assert.IsAssignableFrom<IReadOnlyList<ShortLine>>(result.Error.Parameters["lines"]);
        Assert.Equal(
            [new ShortLine(ids[1], 4, 3), new ShortLine(ids[2], 4, 3), new ShortLine(unknown, 1, 0)],
            lines.OrderByDescending(l => l.Available).ThenBy(l => ids.IndexOf(l.VariantId))
        );
        Assert.Equal(3, (await ItemAsync(ids[0])).OnHand);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task Sell_AnyNumberOfLines_CostsTheSameStatements(int lines)
    {
        var product = await ProductAsync($"Satır {lines}", stock: 1, variants: lines);
        using var counter = new StatementCounter();
        using (var activity = new System.Diagnostics.Activity("sell").SetParentId(counter.TraceParent).Start())
            Assert.True((await SellAsync([.. product.Variants.Select(v => (v.Id, 1))])).Succeeded);
        Assert.True(
            counter.RoundTrips.Count(s =>
                s is not ("BEGIN" or "COMMIT") && !s.StartsWith("BEGIN", StringComparison.Ordinal)
            ) <= 3,
            string.Join("\n---\n", counter.RoundTrips)
        );
    }

    [Fact]
    public async Task Restock_Twice_PutsBackOnceAndAnnouncesTheReturn()
    {
        var variant = (await ProductAsync("İptal", stock: 1)).Variants[0].Id;
        var order = Guid.CreateVersion7();
        Assert.True(
            (await InKeeperAsync(k => k.SellAsync([new(variant, StockReference.Order(order), 1)], default))).Succeeded
        );
        for (var i = 0; i < 2; i++)
        {
            await InKeeperAsync(async k =>
            {
                await k.RestockAsync(
                    [new(variant, StockReference.Order(order), 1)],
                    StockReason.CancelRestock,
                    default
                );
                return true;
            });
        }

        Assert.Equal(1, (await ItemAsync(variant)).OnHand);
        Assert.Equal(1, await app.EventsOfAsync(variant, "products.back-in-stock"));
    }

    [Fact]
    public async Task Reserve_ThenCommit_TakesUnitsOnce()
    {
        var variant = (await ProductAsync("Kart", stock: 5)).Variants[0].Id;
        var (checkout, order) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.True(
            (
                await InKeeperAsync(k =>
                    k.ReserveAsync(checkout, [new(variant, StockReference.Order(order), 2)], Later(15), default)
                )
            ).Succeeded
        );
        Assert.Equal((5, 2), Numbers(await ItemAsync(variant)));
        for (var i = 0; i < 2; i++)
        {
            Assert.True(
                (
                    await InKeeperAsync(k =>
                        k.CommitReservationAsync(checkout, [new(variant, StockReference.Order(order), 2)], default)
                    )
                ).Succeeded
            );
        }

        Assert.Equal((3, 0), Numbers(await ItemAsync(variant)));
        Assert.Equal(1, await app.EventsOfAsync(variant, "products.stock-decreased"));
    }

    [Fact]
    public async Task Reserve_ReleasedTwice_GivesBackOnce()
    {
        var variant = (await ProductAsync("Vazgeç", stock: 2)).Variants[0].Id;
        var checkout = Guid.CreateVersion7();
        Assert.True(
            (
                await InKeeperAsync(k =>
                    k.ReserveAsync(checkout, [new(variant, StockReference.Order(checkout), 2)], Later(15), default)
                )
            ).Succeeded
        );
        for (var i = 0; i < 2; i++)
        {
            await InKeeperAsync(async k =>
            {
                await k.ReleaseReservationAsync(checkout, default);
                return true;
            });
        }

        Assert.Equal((2, 0), Numbers(await ItemAsync(variant)));
        Assert.Equal(1, await app.EventsOfAsync(variant, "products.out-of-stock"));
        Assert.Equal(1, await app.EventsOfAsync(variant, "products.back-in-stock"));
    }

    [Fact]
    public async Task Sweep_ExpiredHold_GivesBackOnceAndLateCommitTakesAgainOrIsRefused()
    {
        var variant = (await ProductAsync("Geç ödeme", stock: 2)).Variants[0].Id;
        var (late, tooLate) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var checkout in new[] { late, tooLate })
        {
            Assert.True(
                (
                    await InKeeperAsync(k =>
                        k.ReserveAsync(checkout, [new(variant, StockReference.Order(checkout), 1)], Later(-1), default)
                    )
                ).Succeeded
            );
        }

        await app.RunJobAsync("products.sweep-reservations");
        await app.RunJobAsync("products.sweep-reservations");
        Assert.Equal((2, 0), Numbers(await ItemAsync(variant)));
        Assert.Equal(
            2,
            await app.EventsOfAsync(late, "products.reservation-expired")
                + await app.EventsOfAsync(tooLate, "products.reservation-expired")
        );

        Assert.True(
            (
                await InKeeperAsync(k =>
                    k.CommitReservationAsync(late, [new(variant, StockReference.Order(late), 1)], default)
                )
            ).Succeeded
        );
        Assert.True((await SellAsync((variant, 1))).Succeeded);
        Assert.Equal(
            "stock.insufficient",
            (
                await InKeeperAsync(k =>
                    k.CommitReservationAsync(tooLate, [new(variant, StockReference.Order(tooLate), 1)], default)
                )
            )
                .Error!
                .Code
        );
    }

    [Fact]
    public async Task Everything_AtOnce_LeavesMovementsAndHoldsInBalance()
    {
        var product = await ProductAsync("Karışık", stock: 30, variants: 3);
        var ids = product.Variants.Select(v => v.Id).ToList();
        await Task.WhenAll(
            Enumerable
                .Range(0, 90)
                .Select(async i =>
                {
                    var (id, variant) = (Guid.CreateVersion7(), ids[i % 3]);
                    if (i % 3 == 0)
                    {
                        await SellAsync((variant, 1), (ids[(i + 1) % 3], 1));
                    }
                    else if (
                        await InKeeperAsync(k =>
                            k.ReserveAsync(id, [new(variant, StockReference.Order(id), 2)], Later(15), default)
                        )
                            is { Succeeded: true }
                        && i % 2 == 0
                    )
                    {
                        await InKeeperAsync(k =>
                            k.CommitReservationAsync(id, [new(variant, StockReference.Order(id), 2)], default)
                        );
                    }
                })
        );

        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                """
                SELECT count(*) FROM products.stock_items s
                WHERE on_hand <> (SELECT coalesce(sum(delta), 0) FROM products.stock_movements m
                    WHERE m.variant_id = s.variant_id)
                   OR reserved <> (SELECT coalesce(sum(quantity), 0) FROM products.reservations r
                       WHERE r.variant_id = s.variant_id AND r.status = 'Held')
                """
            )
        );
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                "SELECT count(*) FROM products.products p WHERE stocked_variants <> (SELECT count(*) FROM "
                    + "products.stock_items s WHERE s.product_id = p.id AND s.is_listed AND s.on_hand > s.reserved)"
            )
        );
    }

    /// <summary>A product of a store of its own.</summary>
    private async Task<Product> ProductAsync(string title, int stock, int variants = 1) =>
        await app.MakeProductAsync(
            (await app.SellerAsync()).SellerId,
            new(title, stock, Variants: variants, LowThreshold: 5)
        );

    private static (int OnHand, int Reserved) Numbers(StockItem item) => (item.OnHand, item.Reserved);

    private DateTimeOffset Later(int minutes) => app.Clock.GetUtcNow().AddMinutes(minutes);

    private Task<Result> SellAsync(params (Guid Variant, int Quantity)[] lines)
    {
        var order = Guid.CreateVersion7();
        return InKeeperAsync(k =>
            k.SellAsync(
                [.. lines.Select(l => new StockLine(l.Variant, StockReference.Order(order), l.Quantity))],
                default
            )
        );
    }

    private Task<T> InKeeperAsync<T>(Func<IInventory, Task<T>> workAsync) => app.InScopeAsync(workAsync);

    private Task<StockItem> ItemAsync(Guid variant) =>
        app.QueryAsync(db => db.Set<StockItem>().AsNoTracking().SingleAsync(s => s.VariantId == variant));
}
