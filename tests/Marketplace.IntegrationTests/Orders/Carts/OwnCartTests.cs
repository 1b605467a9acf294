using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders.Carts;

/// <summary>The account's cart without its id: the first item makes it, and a guest's cart goes into it in one
/// call.</summary>
public sealed class OwnCartTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Path = "/api/v1/me/cart";

    [Fact]
    public async Task Put_TwentyItemsAtOnceWithoutACart_MakesOneCartWithAll()
    {
        var product = await app.MakeProductAsync((await app.SellerAsync()).SellerId, new(Variants: 20));
        using var buyer = await app.BuyerAsync();
        await (await buyer.Client.GetAsync(Path)).ProblemAsync(404, "resource.not_found");

        var answers = await Races.AtOnceAsync(20, i => PutAsync(buyer, product.Variants[i].Id, 2));

        Assert.All(answers, a => a.Expect(HttpStatusCode.OK));
        var cart = await (await buyer.Client.GetAsync(Path)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(20, cart.Quantities().Count);
        Assert.All(cart.Quantities().Values, quantity => Assert.Equal(2, quantity));
        await (await PutAsync(buyer, Guid.CreateVersion7(), 1)).ProblemAsync(422, "product.not_for_sale");
    }

    [Fact]
    public async Task Merge_WithoutACart_MakesOneAndARepeatChangesNothing()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var guest = await app.GuestCartAsync((goods.VariantId, 3));
        using var buyer = await app.BuyerAsync();

        var merged = await (await MergeAsync(buyer, guest)).JsonAsync(HttpStatusCode.OK);
        var again = await (await MergeAsync(buyer, guest)).JsonAsync(HttpStatusCode.OK);

        Assert.Equal(3, again.Quantities()[goods.VariantId]);
        Assert.Equal(merged.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        using var other = await app.BuyerAsync();
        await (await MergeAsync(other, guest)).ProblemAsync(409, "cart.closed");
        await (await MergeAsync(other, guest, "wrong")).ProblemAsync(404, "resource.not_found");
    }

    private static Task<HttpResponseMessage> PutAsync(SignIn buyer, Guid variantId, int quantity) =>
        buyer.Client.SendJsonAsync(HttpMethod.Put, $"{Path}/items/{variantId}", new { quantity });

    private static Task<HttpResponseMessage> MergeAsync(SignIn buyer, TestCart guest, string? token = null) =>
        buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"{Path}/merge",
            new { from = guest.Id, token = token ?? guest.Token },
            ("Idempotency-Key", Guid.CreateVersion7().ToString())
        );
}
