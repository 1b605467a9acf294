using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.IntegrationTests.Products;

/// <summary>What the nightly jobs do for stock: counters that differ are repaired, reservations that are long over are
/// forgotten.</summary>
public sealed class StockUpkeepTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Recount_CounterThatDiffers_IsRepairedAndWrittenDown()
    {
        var seller = (await app.SellerAsync()).SellerId;
        var (wrong, right) = (
            await app.MakeProductAsync(seller, new("Yanlış sayılan", Variants: 3)),
            await app.MakeProductAsync(seller, new("Doğru sayılan", Variants: 2))
        );
        await app.RunJobAsync("products.recount-stocked-variants");
        Assert.Equal(0, await app.AuditCountAsync("product.repair-stocked-variants", wrong.Id));
        await app.ExecuteAsync($"UPDATE products.products SET stocked_variants = 0 WHERE id = '{wrong.Id}'");
        await app.RunJobAsync("products.recount-stocked-variants");
        Assert.Equal((3, 2), (await app.StockedVariantsOfAsync(wrong.Id), await app.StockedVariantsOfAsync(right.Id)));
        Assert.Equal(
            (1L, 0L),
            (
                await app.AuditCountAsync("product.repair-stocked-variants", wrong.Id),
                await app.AuditCountAsync("product.repair-stocked-variants", right.Id)
            )
        );
        Assert.True(await app.ScalarAsync<bool>($"SELECT in_stock FROM products.products WHERE id = '{wrong.Id}'"));
    }

    [Fact]
    public async Task Recount_WhileUnitsAreSold_NeverSpoilsTheCounter()
    {
        var product = await app.MakeProductAsync(
            (await app.SellerAsync()).SellerId,
            new("Sayılırken satılan", Stock: 40, Variants: 4)
        );
        var sales = Task.WhenAll(
            Enumerable
                .Range(0, 160)
                .Select(i =>
                    app.InScopeAsync<IInventory, Result>(s =>
                        s.SellAsync(
                            [new(product.Variants[i % 4].Id, StockReference.Order(Guid.CreateVersion7()), 1)],
                            default
                        )
                    )
                )
        );
        while (!sales.IsCompleted)
        {
            await app.ExecuteAsync(
                $"UPDATE products.products SET stocked_variants = stocked_variants + 1 WHERE id = '{product.Id}'"
            );
            await app.RunJobAsync("products.recount-stocked-variants");
        }

        Assert.All(await sales, s => Assert.True(s.Succeeded));
        await app.RunJobAsync("products.recount-stocked-variants");
        Assert.Equal(0, await app.StockedVariantsOfAsync(product.Id));
    }

    [Fact]
    public async Task Purge_ReservationsLongOver_AreForgottenAndHeldOnesStay()
    {
        var variant = (await app.Store().WithProduct(stock: 10).OpenAsync()).Product.VariantId;
        var checkouts = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var checkout in checkouts)
        {
            Assert.True(
                (
                    await app.InScopeAsync<IInventory, Result>(s =>
                        s.ReserveAsync(
                            checkout,
                            [new(variant, StockReference.Order(checkout), 1)],
                            app.Clock.GetUtcNow().AddMinutes(15),
                            default
                        )
                    )
                ).Succeeded
            );
        }

        foreach (var checkout in checkouts.Take(2))
        {
            await app.InScopeAsync<IInventory, bool>(async s =>
            {
                await s.ReleaseReservationAsync(checkout, default);
                return true;
            });
        }

        await app.ExecuteAsync(
            $"""
            UPDATE products.reservations SET expires_at = now() - interval '31 days'
                WHERE checkout_id IN ('{checkouts[0]}', '{checkouts[2]}')
            """
        );

        await app.RunJobAsync("products.purge-reservations");
        Assert.Equal(
            checkouts[1..].Order(),
            (
                await app.ScalarAsync<Guid[]>(
                    $"SELECT array_agg(checkout_id) FROM products.reservations WHERE variant_id = '{variant}'"
                )
            ).Order()
        );
    }
}
