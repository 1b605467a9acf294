using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.IntegrationTests.Products;

/// <summary>What the nightly jobs do for stock: counters that differ are repaired, reservations that are long over are
/// forgotten.</summary>
public sealed class StockUpkeepTests(CatalogApp app) : IClassFixture<CatalogApp>
{
    [Fact]
    public async Task Recount_CounterThatDiffers_IsRepairedAndWrittenDown()
    {
        var seller = Guid.CreateVersion7();
        var (wrong, right) = (
            await app.ProductAsync(seller, "Yanlış sayılan", variants: 3),
            await app.ProductAsync(seller, "Doğru sayılan", variants: 2)
        );
        await app.RunJobAsync("products.recount-stocked-variants");
        Assert.Equal(0, await AuditedAsync(wrong.Id));
        await app.ExecuteAsync($"UPDATE products.products SET stocked_variants = 0 WHERE id = '{wrong.Id}'");
        await app.RunJobAsync("products.recount-stocked-variants");
        Assert.Equal((3, 2), (await CounterAsync(wrong.Id), await CounterAsync(right.Id)));
        Assert.Equal((1L, 0L), (await AuditedAsync(wrong.Id), await AuditedAsync(right.Id)));
        Assert.True(await app.ScalarAsync<bool>($"SELECT in_stock FROM products.products WHERE id = '{wrong.Id}'"));
    }

    [Fact]
    public async Task Recount_WhileUnitsAreSold_NeverSpoilsTheCounter()
    {
        var product = await app.ProductAsync(Guid.CreateVersion7(), "Sayılırken satılan", stock: 40, variants: 4);
        var sales = Task.WhenAll(
            Enumerable
                .Range(0, 160)
                .Select(i =>
                    app.InScopeAsync<IInventory, Result>(s =>
                        s.SellAsync([new(product.Variants[i % 4].Id, Guid.CreateVersion7(), 1)], default)
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
        Assert.Equal(0, await CounterAsync(product.Id));
    }

    [Fact]
    public async Task Purge_ReservationsLongOver_AreForgottenAndHeldOnesStay()
    {
        var variant = (await app.ProductAsync(Guid.CreateVersion7(), "Ayrılan", stock: 10)).Variants[0].Id;
        var checkouts = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var checkout in checkouts)
            Assert.True(
                (
                    await app.InScopeAsync<IInventory, Result>(s =>
                        s.ReserveAsync(
                            checkout,
                            [new(variant, checkout, 1)],
                            app.Clock.GetUtcNow().AddMinutes(15),
                            default
                        )
                    )
                ).Succeeded
            );
        foreach (var checkout in checkouts.Take(2))
            await app.InScopeAsync<IInventory, bool>(async s =>
            {
                await s.ReleaseReservationAsync(checkout, default);
                return true;
            });
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

    private Task<int> CounterAsync(Guid product) =>
        app.ScalarAsync<int>($"SELECT stocked_variants FROM products.products WHERE id = '{product}'");

    private Task<long> AuditedAsync(Guid product) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COUNT(*) FROM platform.audit_entries WHERE action = 'product.repair-stocked-variants'
                AND object_id = '{product}'
            """
        );
}
