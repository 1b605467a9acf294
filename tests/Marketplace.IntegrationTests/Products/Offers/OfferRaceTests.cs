using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Products.Offers;

/// <summary>Many offers change while they are sold and changed by others.</summary>
public sealed class OfferRaceTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Change_WhileBuyersOrder_SellsNoUnitTwice()
    {
        using var seller = await app.SellerAsync();
        var product = await app.MakeProductAsync(seller.SellerId, new(Stock: 6, Variants: 3));
        SignIn[] buyers = [.. await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => app.BuyerAsync()))];
        for (var round = 0; round < 3; round++)
        {
            var checkouts = new List<Guid>();
            foreach (var (buyer, at) in buyers.Select((buyer, at) => (buyer, at)))
            {
                var (one, two) = (product.Variants[at % 3].Id, product.Variants[(at + 1) % 3].Id);
                checkouts.Add(await buyer.CheckoutAsync((one, 1), (two, 1)));
            }

            var sales = Races.AtOnceAsync(12, i => buyers[i].CompleteAsync(checkouts[i]));
            var counts = Races.AtOnceAsync(
                4,
                i =>
                    seller.PutOffersAsync([
                        .. (i % 2 == 0 ? product.Variants : product.Variants.Reverse()).Select(v =>
                            (object)new { sku = v.Sku, onHand = 2 + i }
                        ),
                    ])
            );
            var prices = Races.AtOnceAsync(
                2,
                i =>
                    seller.PutOffersAsync([
                        .. product.Variants.Select(v =>
                            (object)
                                new
                                {
                                    sku = v.Sku,
                                    compareAtPrice = new { amount = 30_000 + i + round, currency = "TRY" },
                                }
                        ),
                    ])
            );
            var sold = await sales;

            foreach (var answer in (await counts).Concat(await prices))
                Assert.Equal(0, (await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("refused").GetInt32());
            foreach (var refused in sold.Where(s => s.StatusCode != HttpStatusCode.Created))
                await refused.ProblemAsync(409, "stock.insufficient");
            await EveryUnitIsAccountedForAsync(product);
            await seller.ChangeOffersAsync([.. product.Variants.Select(v => OfferKit.Count(v, 6))]);
        }

        await app.AssertInvariantsAsync();
    }

    /// <summary>Both change the same product's price: neither is lost, and neither fails.</summary>
    [Fact]
    public async Task Change_TwoCallsInOppositeOrder_DoNotWaitForEachOther()
    {
        using var seller = await app.SellerAsync();
        var variants = new List<Variant>();
        for (var i = 0; i < 3; i++)
            variants.AddRange((await app.MakeProductAsync(seller.SellerId, new(Variants: 2))).Variants);

        var answers = await Races.AtOnceAsync(
            8,
            i =>
                seller.PutOffersAsync([
                    .. (i % 2 == 0 ? variants : Enumerable.Reverse(variants)).Select(v =>
                        (object)
                            new
                            {
                                sku = v.Sku,
                                onHand = i,
                                price = new { amount = 5_000 + i, currency = "TRY" },
                            }
                    ),
                ])
        );

        foreach (var answer in answers)
            Assert.Equal(0, (await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("refused").GetInt32());
        var rows = new List<JsonElement>();
        foreach (var variant in variants)
            rows.Add(await seller.StockRowAsync(variant));
        // Whoever came last changed all of them.
        var last = Assert.Single(rows.Select(r => r.GetProperty("onHand").GetInt32()).Distinct());
        Assert.All(rows, r => Assert.Equal(5_000 + last, r.GetProperty("price").GetProperty("amount").GetInt64()));
        await app.AssertInvariantsAsync();
    }

    /// <summary>On hand is the sum of the movements, never negative, and sales are what was ordered.</summary>
    private async Task EveryUnitIsAccountedForAsync(Product product)
    {
        foreach (var variant in product.Variants)
        {
            var (onHand, reserved, moved) = await app.StockOfAsync(variant.Id);
            Assert.InRange(onHand, 0, 6);
            Assert.Equal(0, reserved);
            Assert.Equal(onHand, moved);
            Assert.Equal(
                await app.ScalarAsync<long>(
                    $"""
                    SELECT coalesce(sum(quantity), 0)::bigint FROM orders.order_lines WHERE variant_id = '{variant.Id}'
                    """
                ),
                -await app.ScalarAsync<long>(
                    $"""
                    SELECT coalesce(sum(delta), 0)::bigint FROM products.stock_movements
                        WHERE variant_id = '{variant.Id}' AND reason = 'Sale'
                    """
                )
            );
        }
    }
}
