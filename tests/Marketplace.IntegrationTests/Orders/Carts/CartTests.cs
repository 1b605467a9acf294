using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders.Carts;

/// <summary>Carts of accounts and of guests: who opens them, what they show and what they warn of.</summary>
public sealed class CartTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Guest_FillsACart_AndOnlyTheTokenOpensIt()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var cart = await app.GuestCartAsync((goods.VariantId, 2));

        Assert.Equal(43, cart.Token!.Length);
        var filled = await cart.AddAsync(goods.VariantId, 3);
        Assert.Equal(5, filled.Quantities()[goods.VariantId]);
        Assert.Equal(filled.Quantities(), (await cart.GetAsync()).Quantities());

        using var stranger = await app.BuyerAsync();
        TestCart[] wrong =
        [
            cart with
            {
                Token = null,
            },
            cart with
            {
                Token = new string('x', 43),
            },
            cart with
            {
                Client = stranger.Client,
                Token = null,
            },
            cart with
            {
                Id = Guid.CreateVersion7(),
            },
        ];
        foreach (var other in wrong)
        {
            await (await other.SendAsync(HttpMethod.Get)).ProblemAsync(404, "resource.not_found");
            await (await other.PutAsync(goods.VariantId, 1)).ProblemAsync(404, "resource.not_found");
            await (await other.SendAsync(HttpMethod.Delete, $"/items/{goods.VariantId}")).ProblemAsync(
                404,
                "resource.not_found"
            );
        }

        Assert.Equal(
            0,
            await app.ScalarAsync<long>($"SELECT COUNT(*) FROM orders.carts c WHERE c::text LIKE '%{cart.Token}%'")
        );
    }

    [Fact]
    public async Task Buyer_HasOneCart_ThatNobodyElseSees()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        using var buyer = await app.BuyerAsync();
        await (await buyer.Client.GetAsync("/api/v1/me/cart")).ProblemAsync(404, "resource.not_found");

        var cart = await buyer.CartAsync((goods.VariantId, 1));
        Assert.Null(cart.Token);
        var again = await buyer.CartAsync((goods.VariantId, 1));
        Assert.Equal(cart.Id, again.Id);
        var own = await (await buyer.Client.GetAsync("/api/v1/me/cart")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal((cart.Id, 2), (own.GetProperty("id").GetGuid(), own.Quantities()[goods.VariantId]));

        using var other = await app.BuyerAsync();
        await (await (cart with { Client = other.Client }).SendAsync(HttpMethod.Get)).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await (cart with { Client = app.Anonymous }).SendAsync(HttpMethod.Get)).ProblemAsync(
            404,
            "resource.not_found"
        );
    }

    [Fact]
    public async Task Open_TwentyAtOnce_OneCart()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        using var buyer = await app.BuyerAsync();
        var carts = await Races.AtOnceAsync(20, _ => buyer.CartAsync((goods.VariantId, 1)));
        Assert.Single(carts.Select(c => c.Id).Distinct());
        Assert.Equal(20, (await carts[0].GetAsync()).Quantities()[goods.VariantId]);
    }

    [Fact]
    public async Task Items_SavedForLaterRemovedAndBeyondNinetyNine_AsTheCartSays()
    {
        var seller = await app.SellerAsync();
        var (first, second) = (await app.GoodsAsync(seller, stock: 200), await app.GoodsAsync(seller));
        var cart = await app.GuestCartAsync((first.VariantId, 90), (second.VariantId, 1));

        var cut = await cart.AddAsync(first.VariantId, 10);
        Assert.Equal(99, cut.Quantities()[first.VariantId]);
        Assert.Contains("quantity_capped", cut.Item(first.VariantId).Warnings());
        Assert.DoesNotContain("quantity_capped", (await cart.GetAsync()).Item(first.VariantId).Warnings());

        var saved = await (await cart.PutAsync(second.VariantId, 2, savedForLater: true)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal([first.VariantId], saved.Quantities().Keys);
        Assert.Equal(2, saved.GetProperty("saved")[0].GetProperty("quantity").GetInt32());

        var removed = await (await cart.SendAsync(HttpMethod.Delete, $"/items/{first.VariantId}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Empty(removed.Quantities());
        (await cart.SendAsync(HttpMethod.Delete, $"/items/{first.VariantId}")).Expect(HttpStatusCode.OK);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, removed.GetProperty("totals").ValueKind);
    }

    [Fact]
    public async Task Put_ProductThatIsNotForSale_IsRefusedOnlyWhenNew()
    {
        var seller = await app.SellerAsync();
        var goods = await app.GoodsAsync(seller);
        var cart = await app.GuestCartAsync((goods.VariantId, 1));
        var path = $"/api/v1/seller/{seller.SellerId}/products/{goods.ProductId}/unpublish";
        (await seller.Client.SendJsonAsync(HttpMethod.Post, path)).Expect(HttpStatusCode.OK);

        var shown = (await cart.GetAsync()).Items().Single();
        Assert.Equal(["not_for_sale"], shown.Warnings());
        (await cart.PutAsync(goods.VariantId, 3, savedForLater: true)).Expect(HttpStatusCode.OK);
        var another = await app.GuestCartAsync();
        var refused = await (await another.PutAsync(goods.VariantId, 1)).ProblemAsync(422, "product.not_for_sale");
        Assert.Equal(goods.VariantId, refused.GetProperty("params").GetProperty("variantIds")[0].GetGuid());
        await (await another.PutAsync(Guid.CreateVersion7(), 1)).ProblemAsync(422, "product.not_for_sale");
    }

    [Fact]
    public async Task Warnings_EachKind_IsToldAndNothingIsRefused()
    {
        var (seller, closed) = (await app.SellerAsync(), await app.SellerAsync());
        var dearer = await app.GoodsAsync(seller, stock: 10);
        var scarce = await app.GoodsAsync(seller, stock: 2);
        var shut = await app.GoodsAsync(closed);
        var cart = await seller.CartAsync((dearer.VariantId, 1));
        using var buyer = await app.BuyerAsync();
        var others = await buyer.CartAsync((dearer.VariantId, 1), (scarce.VariantId, 5), (shut.VariantId, 1));
        await app.ExecuteAsync(
            $"UPDATE products.variants SET price_minor = price_minor + 150 WHERE id = '{dearer.VariantId}'"
        );
        await app.ExecuteAsync($"UPDATE sellers.sellers SET store_open = false WHERE id = '{closed.SellerId}'");

        var items = (await others.GetAsync()).Items().ToDictionary(i => i.GetProperty("variantId").GetGuid());
        Assert.Equal(["price_changed"], items[dearer.VariantId].Warnings());
        var change = items[dearer.VariantId].GetProperty("warnings")[0];
        Assert.Equal(
            150,
            change.GetProperty("newPrice").GetProperty("amount").GetInt64()
                - change.GetProperty("oldPrice").GetProperty("amount").GetInt64()
        );
        Assert.Equal(["stock_short"], items[scarce.VariantId].Warnings());
        Assert.Equal(2, items[scarce.VariantId].GetProperty("warnings")[0].GetProperty("available").GetInt32());
        Assert.Equal(["store_closed"], items[shut.VariantId].Warnings());
        Assert.Contains("self_purchase", (await cart.GetAsync()).Items().Single().Warnings());

        // Writing an item sees today's price.
        var seen = await (await others.PutAsync(dearer.VariantId, 2)).JsonAsync(HttpStatusCode.OK);
        Assert.Empty(seen.Item(dearer.VariantId).Warnings());
    }

    [Fact]
    public async Task IfMatch_IsOptional_AndHoldsWhenSent()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var cart = await app.GuestCartAsync((goods.VariantId, 1));
        var read = await cart.SendAsync(HttpMethod.Get);
        var tag = read.Headers.ETag!.Tag;
        (await cart.SendAsync(HttpMethod.Get, "", null, ("If-None-Match", tag))).Expect(HttpStatusCode.NotModified);

        var path = $"/items/{goods.VariantId}";
        (await cart.SendAsync(HttpMethod.Put, path, new { quantity = 2 }, ("If-Match", tag))).Expect(HttpStatusCode.OK);
        var stale = await cart.SendAsync(HttpMethod.Put, path, new { quantity = 9 }, ("If-Match", tag));
        await stale.ProblemAsync(412, "precondition.failed");
        (await cart.SendAsync(HttpMethod.Put, path, new { quantity = 3 })).Expect(HttpStatusCode.OK);
        Assert.Equal(3, (await cart.GetAsync()).Quantities()[goods.VariantId]);
    }

    [Fact]
    public async Task Open_WithABrokenAccessToken_IsNotTakenForAGuest()
    {
        using var broken = app.NewClient("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.");
        var answer = await broken.SendJsonAsync(HttpMethod.Post, "/api/v1/carts", new { });
        await answer.ProblemAsync(401, "auth.token_invalid");
    }

    [Fact]
    public async Task Purge_AfterThirtyDays_RemovesCartsAndItsItemsAndNoOthers()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        var goods = await own.GoodsAsync(await own.SellerAsync());
        var old = await own.GuestCartAsync((goods.VariantId, 1));
        own.Clock.Advance(TimeSpan.FromDays(29));
        var kept = await own.GuestCartAsync((goods.VariantId, 1));
        own.Clock.Advance(TimeSpan.FromDays(2));

        await (await old.SendAsync(HttpMethod.Get)).ProblemAsync(404, "resource.not_found");
        await own.RunJobAsync("orders.purge-carts");
        Assert.Equal(1, await own.ScalarAsync<long>("SELECT COUNT(*) FROM orders.carts"));
        Assert.Equal(1, await own.ScalarAsync<long>("SELECT COUNT(*) FROM orders.cart_items"));
        (await kept.SendAsync(HttpMethod.Get)).Expect(HttpStatusCode.OK);
    }
}
