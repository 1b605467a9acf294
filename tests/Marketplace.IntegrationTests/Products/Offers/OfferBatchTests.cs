using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Products.Offers;

/// <summary>Counts and prices of many variants in one call: each with the same consequences as alone.</summary>
public sealed class OfferBatchTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Change_CountPriceAndActive_HasTheConsequencesOfTheSingleCalls()
    {
        using var seller = await app.SellerAsync();
        var product = await app.MakeProductAsync(seller.SellerId, new(Stock: 5, Variants: 4, LowThreshold: 2));
        var (gone, dear, hidden, both) = (
            product.Variants[0],
            product.Variants[1],
            product.Variants[2],
            product.Variants[3]
        );

        var answer = await seller.ChangeOffersAsync(
            OfferKit.Count(gone, 0),
            OfferKit.Priced(dear, 7_500),
            new { sku = hidden.Sku, active = false },
            new
            {
                sku = both.Sku,
                onHand = 9,
                price = new { amount = 20_000, currency = "TRY" },
                compareAtPrice = new { amount = 25_000, currency = "TRY" },
            }
        );

        Assert.Equal((4, 0, 0), answer.Counts());
        foreach (var (variant, result) in product.Variants.Zip(answer.Results()))
        {
            Assert.Equal(variant.Sku, result.GetProperty("sku").GetString());
            Assert.Equal("updated", result.GetProperty("status").GetString());
            Assert.Equal(JsonValueKind.Null, result.GetProperty("code").ValueKind);
            Assert.Equal(await seller.StockVersionAsync(variant), result.GetProperty("version").GetInt64());
        }

        Assert.Equal((0, 0, 0L), await app.StockOfAsync(gone.Id));
        Assert.Equal((9, 0, 9L), await app.StockOfAsync(both.Id));
        Assert.Equal(2, await app.StockedVariantsOfAsync(product.Id));
        Assert.Equal(1, await app.EventsOfAsync(gone.Id, "products.out-of-stock"));
        Assert.Equal(1, await app.EventsOfAsync(gone.Id, "products.stock-low"));
        Assert.Equal(1, await app.EventsOfAsync(dear.Id, "products.price-changed"));
        Assert.Equal(1, await app.EventsOfAsync(both.Id, "products.price-changed"));
        Assert.Equal(0, await app.EventsOfAsync(gone.Id, "products.price-changed"));
        await SeesAsync(product.Id, minPrice: 7_500);
        var row = await seller.StockRowAsync(both);
        Assert.Equal(20_000, row.GetProperty("price").GetProperty("amount").GetInt64());
        Assert.Equal(25_000, row.GetProperty("compareAtPrice").GetProperty("amount").GetInt64());
        Assert.False((await seller.StockRowAsync(hidden)).GetProperty("active").GetBoolean());
        await app.AssertInvariantsAsync();

        await seller.ChangeOffersAsync(
            OfferKit.Count(gone, 3),
            new
            {
                sku = hidden.Sku,
                active = true,
                onHand = 0,
            }
        );

        Assert.Equal(1, await app.EventsOfAsync(gone.Id, "products.back-in-stock"));
        Assert.Equal(3, await app.StockedVariantsOfAsync(product.Id));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Change_Counted_IsAMovementOfTheCall()
    {
        using var seller = await app.SellerAsync();
        var product = await app.MakeProductAsync(seller.SellerId, new(Stock: 5, Variants: 2));
        await seller.ChangeOffersAsync(OfferKit.Count(product.Variants[0], 8), OfferKit.Count(product.Variants[1], 1));

        var calls = new HashSet<Guid>();
        foreach (var (variant, delta) in product.Variants.Zip([3, -4]))
        {
            var path = $"/api/v1/seller/{seller.SellerId}/stock/{variant.Id}/movements";
            var moves = await (await seller.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
            var last = moves.GetProperty("data")[0];
            Assert.Equal(delta, last.GetProperty("delta").GetInt32());
            Assert.Equal("import", last.GetProperty("reason").GetString());
            Assert.Equal("offers", last.GetProperty("refType").GetString());
            Assert.Equal(seller.UserId, last.GetProperty("actorId").GetGuid());
            calls.Add(last.GetProperty("refId").GetGuid());
        }

        Assert.Single(calls);
    }

    [Fact]
    public async Task Change_AsItIs_ChangesNothing()
    {
        using var seller = await app.SellerAsync();
        var product = await app.MakeProductAsync(seller.SellerId, new(Stock: 5));
        var variant = product.Variants[0];
        var version = await seller.StockVersionAsync(variant);

        var answer = await seller.ChangeOffersAsync(
            new
            {
                sku = $" {variant.Sku} ",
                onHand = 5,
                expectedVersion = version + 7,
                price = new { amount = variant.PriceMinor, currency = "TRY" },
                active = true,
            }
        );

        Assert.Equal((0, 1, 0), answer.Counts());
        Assert.Equal(version, await seller.StockVersionAsync(variant));
        Assert.Equal(0, await app.EventsOfAsync(variant.Id, "products.price-changed"));
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"SELECT count(*) FROM products.stock_movements WHERE variant_id = '{variant.Id}'"
            )
        );
    }

    [Fact]
    public async Task Change_UnderOneKey_CountsOnce()
    {
        using var seller = await app.SellerAsync();
        using var buyer = await app.BuyerAsync();
        var goods = await app.GoodsAsync(seller, stock: 5);
        var sku = await app.ScalarAsync<string>($"SELECT sku FROM products.variants WHERE id = '{goods.VariantId}'");
        var key = Guid.CreateVersion7().ToString();
        object[] items = [new { sku, onHand = 10 }];
        var first = await (await seller.PutOffersAsync(items, key)).JsonAsync(HttpStatusCode.OK);
        await buyer.OrderAsync(goods, 2);

        var repeated = await seller.PutOffersAsync(items, key);

        Assert.Equal("true", repeated.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(first.ToString(), (await repeated.JsonAsync(HttpStatusCode.OK)).ToString());
        Assert.Equal((8, 0, 8L), await app.StockOfAsync(goods.VariantId));
        await (await seller.PutOffersAsync([new { sku, onHand = 11 }], key)).ProblemAsync(
            422,
            "idempotency.key_reused"
        );
        await app.AssertInvariantsAsync();
    }

    /// <summary>A count beside a price of another product is what it is alone: it leaves its own product as it was,
    /// also an archived one.</summary>
    [Fact]
    public async Task Change_CountsBesidePrices_LeaveTheirProductsAlone()
    {
        using var seller = await app.SellerAsync();
        var priced = await app.MakeProductAsync(seller.SellerId, new(Stock: 5));
        var counted = await app.MakeProductAsync(seller.SellerId, new(Stock: 5));
        var archived = await app.MakeProductAsync(seller.SellerId, new(Stock: 5));
        await seller.Client.SendJsonAsync(HttpMethod.Post, Catalog.Path(seller, $"/{archived.Id}/archive"));
        var before = await VersionAsync();

        var answer = await seller.ChangeOffersAsync(
            OfferKit.Priced(priced.Variants[0], 9_000),
            OfferKit.Count(counted.Variants[0], 9),
            OfferKit.Count(archived.Variants[0], 9)
        );

        Assert.Equal((3, 0, 0), answer.Counts());
        Assert.Equal(before, await VersionAsync());

        Task<long> VersionAsync() =>
            app.ScalarAsync<long>($"SELECT version FROM products.products WHERE id = '{counted.Id}'");
    }

    [Fact]
    public async Task Change_NothingOrOneSkuTwice_IsRefusedAsAWhole()
    {
        using var seller = await app.SellerAsync();
        var variant = (await app.MakeProductAsync(seller.SellerId, new(Stock: 5))).Variants[0];
        await (await seller.PutOffersAsync([])).ProblemAsync(400, "validation.failed");

        var twice = await seller.PutOffersAsync([
            OfferKit.Count(variant, 1),
            new { sku = $"{variant.Sku} ", onHand = 2 },
        ]);

        var error = (await twice.ProblemAsync(400, "validation.failed")).GetProperty("errors")[0];
        Assert.Equal("value.duplicate", error.GetProperty("code").GetString());
        Assert.Equal((5, 0, 5L), await app.StockOfAsync(variant.Id));
    }

    [Fact]
    public async Task Change_WithoutTheRight_IsRefusedAsAWhole()
    {
        using var owner = await app.SellerAsync();
        using var staff = await app.MemberAsync(owner, SellerRole.Staff);
        using var stranger = await app.SellerAsync();
        var variants = (await app.MakeProductAsync(owner.SellerId, new(Stock: 5, Variants: 2))).Variants;
        object[] priced = [OfferKit.Count(variants[0], 1), OfferKit.Priced(variants[1], 9_000)];

        await (await (stranger with { SellerId = owner.SellerId }).PutOffersAsync(priced)).ProblemAsync(
            404,
            "resource.not_found"
        );
        var refused = await (await staff.PutOffersAsync(priced)).ProblemAsync(403, "auth.scope_missing");
        Assert.Equal("catalog:write", refused.GetProperty("params").GetProperty("scope").GetString());
        Assert.Equal((5, 0, 5L), await app.StockOfAsync(variants[0].Id));

        Assert.Equal((1, 0, 0), (await staff.ChangeOffersAsync(OfferKit.Count(variants[0], 1))).Counts());
        Assert.Equal((1, 0, 1L), await app.StockOfAsync(variants[0].Id));
    }

    /// <summary>What buyers see of the product at once.</summary>
    private async Task SeesAsync(Guid productId, long minPrice)
    {
        var page = await (await app.Anonymous.GetAsync($"/api/v1/products/{productId}")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            minPrice,
            page.GetProperty("variants")
                .EnumerateArray()
                .Min(v => v.GetProperty("price").GetProperty("amount").GetInt64())
        );
        Assert.Equal(
            minPrice,
            await app.ScalarAsync<long>($"SELECT min_price_minor FROM products.products WHERE id = '{productId}'")
        );
    }
}
