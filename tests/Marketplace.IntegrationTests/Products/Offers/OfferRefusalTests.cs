using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Products.Offers;

/// <summary>What is refused of single rows, without stopping the others.</summary>
public sealed class OfferRefusalTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Change_SomeRowsWrong_ChangesTheOthersAndSaysWhy()
    {
        using var seller = await app.SellerAsync();
        using var other = await app.SellerAsync();
        var foreign = (await app.MakeProductAsync(other.SellerId, new(Stock: 5))).Variants[0];
        var product = await app.MakeProductAsync(seller.SellerId, new(Stock: 5, Variants: 8));
        var archived = await app.MakeProductAsync(seller.SellerId, new(Stock: 5));
        await seller.Client.SendJsonAsync(HttpMethod.Post, Catalog.Path(seller, $"/{archived.Id}/archive"));
        var v = product.Variants;
        await HoldAsync(v[1].Id, 3);

        var answer = await seller.ChangeOffersAsync(
            OfferKit.Count(v[0], 6),
            OfferKit.Count(v[1], 2),
            OfferKit.Count(v[2], -1),
            OfferKit.Count(v[3], StockItem.MaxUnits + 1),
            OfferKit.Priced(v[4], 49),
            OfferKit.Priced(v[5], 9_000, "EUR"),
            new
            {
                sku = v[6].Sku,
                onHand = 1,
                compareAtPrice = new { amount = v[6].PriceMinor, currency = "TRY" },
            },
            OfferKit.Priced(archived.Variants[0], 9_000),
            OfferKit.Count(foreign, 1),
            OfferKit.Count(v[7], 7)
        );

        Assert.Equal((2, 0, 8), answer.Counts());
        Assert.Equal(
            [
                null,
                "stock.below_reserved",
                "validation.failed",
                "validation.failed",
                "validation.failed",
                "money.currency_mismatch",
                "validation.failed",
                "product.archived",
                "resource.not_found",
                null,
            ],
            answer.Results().Select(r => r.GetProperty("code").GetString())
        );
        Assert.Equal(
            ["#/onHand", "#/onHand", "#/price/amount", "#/compareAtPrice/amount"],
            answer
                .Results()
                .Where(r => r.GetProperty("code").GetString() == "validation.failed")
                .Select(r => r.GetProperty("problem").GetProperty("errors")[0].GetProperty("pointer").GetString())
        );
        Assert.Contains("3", answer.Results().ElementAt(1).GetProperty("problem").GetProperty("detail").GetString());
        var counts = await Task.WhenAll(v.Select(async x => (await app.StockOfAsync(x.Id)).OnHand));
        Assert.Equal([6, 5, 5, 5, 5, 5, 5, 7], counts);
        Assert.Equal(5, (await app.StockOfAsync(foreign.Id)).OnHand);
        Assert.Equal(
            v.Select(x => x.PriceMinor),
            await Task.WhenAll(
                v.Select(x => app.ScalarAsync<long>($"SELECT price_minor FROM products.variants WHERE id = '{x.Id}'"))
            )
        );
    }

    [Fact]
    public async Task Change_OfAnEarlierVersion_IsRefusedWithThePresentOne()
    {
        using var seller = await app.SellerAsync();
        using var buyer = await app.BuyerAsync();
        var product = await app.MakeProductAsync(seller.SellerId, new(Stock: 5, Variants: 2));
        var (sold, kept) = (product.Variants[0], product.Variants[1]);
        var version = await seller.StockVersionAsync(sold);
        await buyer.OrderAsync(new Goods(seller.SellerId, product.Id, sold.Id));
        object[] items =
        [
            .. product.Variants.Select(v => new
            {
                sku = v.Sku,
                onHand = 20,
                expectedVersion = version,
            }),
        ];

        var answer = await seller.ChangeOffersAsync(items);

        Assert.Equal((1, 0, 1), answer.Counts());
        var refused = answer.Results().First();
        Assert.Equal("stock.version_conflict", refused.GetProperty("code").GetString());
        Assert.Equal(await seller.StockVersionAsync(sold), refused.GetProperty("version").GetInt64());
        Assert.Equal((4, 0, 4L), await app.StockOfAsync(sold.Id));
        Assert.Equal((20, 0, 20L), await app.StockOfAsync(kept.Id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Change_AllVariantsOff_KeepsTheLastOneOfAPublishedProduct()
    {
        using var seller = await app.SellerAsync();
        var product = await app.MakeProductAsync(seller.SellerId, new(Stock: 5, Variants: 3));

        var answer = await seller.ChangeOffersAsync([
            .. product.Variants.Select(v => new
            {
                sku = v.Sku,
                active = false,
                onHand = 1,
            }),
        ]);

        Assert.Equal((2, 0, 1), answer.Counts());
        var last = answer.Results().Single(r => r.GetProperty("status").GetString() == "refused");
        Assert.Equal("product.not_publishable", last.GetProperty("code").GetString());
        Assert.Equal(1, await app.StockedVariantsOfAsync(product.Id));
        Assert.Equal(
            5,
            await app.ScalarAsync<int>(
                $"SELECT on_hand FROM products.stock_items WHERE product_id = '{product.Id}' AND is_listed"
            )
        );
        await app.AssertInvariantsAsync();
    }

    private async Task HoldAsync(Guid variantId, int units)
    {
        var held = await app.InScopeAsync<IInventory, Result>(inventory =>
            inventory.ReserveAsync(
                Guid.CreateVersion7(),
                [new(variantId, StockReference.Order(Guid.CreateVersion7()), units)],
                app.Clock.GetUtcNow().AddMinutes(15),
                default
            )
        );
        Assert.True(held.Succeeded);
    }
}
