using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders.Carts;

/// <summary>A guest signs in: their cart becomes part of the account's, once.</summary>
public sealed class CartMergeTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Merge_AddsQuantitiesAndClosesTheGuestsCart()
    {
        var seller = await app.SellerAsync();
        var (first, second) = (await app.GoodsAsync(seller, stock: 200), await app.GoodsAsync(seller));
        using var buyer = await app.BuyerAsync();
        var guest = await app.GuestCartAsync((first.VariantId, 60), (second.VariantId, 1));
        var own = await buyer.CartAsync((first.VariantId, 50));

        var merged = await (await buyer.MergeAsync(own, guest)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal((99, 1), (merged.Quantities()[first.VariantId], merged.Quantities()[second.VariantId]));
        Assert.Contains("quantity_capped", merged.Item(first.VariantId).Warnings());

        var again = await (await buyer.MergeAsync(own, guest)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(merged.Quantities(), again.Quantities());

        // The token still reads the guest's cart, which is empty, and writes no more.
        var closed = await guest.GetAsync();
        Assert.Equal("merged", closed.GetProperty("status").GetString());
        Assert.Empty(closed.Items());
        await (await guest.PutAsync(first.VariantId, 1)).ProblemAsync(409, "cart.closed");
        using var other = await app.BuyerAsync();
        await (await other.MergeAsync(await other.CartAsync(), guest)).ProblemAsync(409, "cart.closed");
    }

    [Fact]
    public async Task Merge_WithAWrongTokenOrIntoAnothersCart_IsNotFound()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        using var buyer = await app.BuyerAsync();
        using var other = await app.BuyerAsync();
        var guest = await app.GuestCartAsync((goods.VariantId, 1));
        var (own, others) = (await buyer.CartAsync(), await other.CartAsync((goods.VariantId, 7)));

        await (await buyer.MergeAsync(own, guest, new string('x', 43))).ProblemAsync(404, "resource.not_found");
        await (await buyer.MergeAsync(others, guest)).ProblemAsync(404, "resource.not_found");
        await (await buyer.MergeAsync(own, others, "none")).ProblemAsync(404, "resource.not_found");
        await (await buyer.MergeAsync(own, own, "none")).ProblemAsync(404, "resource.not_found");
        Assert.Equal(1, (await guest.GetAsync()).Quantities()[goods.VariantId]);
    }

    [Fact]
    public async Task Merge_FiftyAtOnce_CountsOnce()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        using var buyer = await app.BuyerAsync();
        var guest = await app.GuestCartAsync((goods.VariantId, 2));
        var own = await buyer.CartAsync((goods.VariantId, 1));

        var answers = await Races.AtOnceAsync(50, _ => buyer.MergeAsync(own, guest));

        Assert.All(answers, a => a.Expect(HttpStatusCode.OK));
        Assert.Equal(3, (await own.GetAsync()).Quantities()[goods.VariantId]);
    }

    [Fact]
    public async Task Merge_TwoAccountsAtOnce_OneGetsTheItems()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        for (var round = 0; round < 10; round++)
        {
            using var one = await app.BuyerAsync();
            using var two = await app.BuyerAsync();
            var guest = await app.GuestCartAsync((goods.VariantId, 2));
            var (first, second) = (await one.CartAsync(), await two.CartAsync());

            var (won, lost) = await Races.AtOnceAsync(
                () => one.MergeAsync(first, guest),
                () => two.MergeAsync(second, guest)
            );

            Assert.Equal(
                [HttpStatusCode.OK, HttpStatusCode.Conflict],
                new[] { won.StatusCode, lost.StatusCode }.Order()
            );
            var units = (await first.GetAsync())
                .Quantities()
                .Values.Concat((await second.GetAsync()).Quantities().Values);
            Assert.Equal(2, units.Sum());
        }
    }

    [Fact]
    public async Task Write_ManyItemsAtOnce_EachOneIsThere()
    {
        var seller = await app.SellerAsync();
        var product = await app.MakeProductAsync(seller.SellerId, new(Variants: 8));
        var variants = product.Variants.Select(v => v.Id).ToArray();
        var cart = await app.GuestCartAsync();

        var writes = await Races.AtOnceAsync(
            40,
            i => cart.SendAsync(HttpMethod.Post, "/items", new { variantId = variants[i % 8], quantity = 1 })
        );

        Assert.All(writes, a => a.Expect(HttpStatusCode.OK));
        Assert.Equal(Enumerable.Repeat(5, 8), (await cart.GetAsync()).Quantities().Values);
    }
}
