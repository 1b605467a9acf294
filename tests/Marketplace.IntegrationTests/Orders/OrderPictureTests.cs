using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Products;
using Marketplace.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>An order shows what was bought, whatever becomes of the product.</summary>
public sealed class OrderPictureTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Order_OfAProductThatIsArchivedAndLosesItsPicture_StillShowsIt()
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var image = await PictureAsync(store);
        var buyer = await app.BuyerAsync();
        var quote = await (await buyer.QuoteAsync([(store.Product.VariantId, 1)])).JsonAsync(HttpStatusCode.Created);
        AssertShows(image, quote.GetProperty("sellers")[0].GetProperty("lines")[0]);
        (await buyer.CompleteAsync(quote.Id())).Expect(HttpStatusCode.Created);

        var product = store.Product.ProductId;
        (await store.Owner.Client.DeleteAsync(Catalog.Path(store.Owner, $"/{product}/images/{image.Id()}"))).Expect(
            HttpStatusCode.NoContent
        );
        (await store.Owner.Client.PostAsync(Catalog.Path(store.Owner, $"/{product}/archive"), null)).Expect(
            HttpStatusCode.OK
        );
        await SweepAsync(product);

        var summary = Assert.Single(await ListAsync(buyer, "/api/v1/orders"));
        AssertShows(image, summary);
        AssertShows(image, Assert.Single(await ListAsync(store.Owner, $"/api/v1/seller/{store.Id}/orders")));
        var order = await (await buyer.Client.GetAsync($"/api/v1/orders/{summary.Id()}")).JsonAsync(HttpStatusCode.OK);
        AssertShows(image, Assert.Single(order.GetProperty("lines").EnumerateArray()));
        foreach (var address in Addresses(image))
            (await app.Anonymous.GetAsync(new Uri(address).AbsolutePath)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Quote_WhosePictureIsReplacedBeforeItIsCompleted_BecomesAnOrderWithTheNewOne()
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var first = await PictureAsync(store);
        var buyer = await app.BuyerAsync();
        var checkout = await buyer.CheckoutAsync((store.Product.VariantId, 1));
        (
            await store.Owner.Client.DeleteAsync(
                Catalog.Path(store.Owner, $"/{store.Product.ProductId}/images/{first.Id()}")
            )
        ).Expect(HttpStatusCode.NoContent);
        var second = await PictureAsync(store);

        (await buyer.CompleteAsync(checkout)).Expect(HttpStatusCode.Created);

        AssertShows(second, Assert.Single(await ListAsync(buyer, "/api/v1/orders")));
    }

    [Fact]
    public async Task Order_OfAProductWithoutPicture_HasNone()
    {
        var order = await app.CashOrderAsync();

        var seen = Assert.Single(await ListAsync(order.Buyer, "/api/v1/orders"));

        Assert.Equal(JsonValueKind.Null, seen.GetProperty("image").ValueKind);
    }

    /// <summary>Removes whatever may go, as if the removal were hours ago.</summary>
    private async Task SweepAsync(Guid product)
    {
        await app.ExecuteAsync("UPDATE products.removed_images SET removed_at = removed_at - interval '2 hours'");
        var root = app.Services.GetRequiredService<IOptions<MarketplaceOptions>>().Value.DataDirectory;
        foreach (var file in Directory.GetFiles(Path.Combine(root, "images", $"{product:N}")))
            File.SetLastWriteTimeUtc(file, app.Clock.GetUtcNow().UtcDateTime.AddHours(-2));
        await app.RunJobAsync("products.remove-images");
        await app.RunJobAsync("products.sweep-images");
        Assert.Equal(0, await app.ScalarAsync<long>("SELECT count(*) FROM products.removed_images"));
    }

    private static async Task<JsonElement> PictureAsync(TestStore store) =>
        await (
            await Catalog.UploadAsync(
                store.Owner,
                store.Product.ProductId,
                TestPictures.Png(40, 20),
                "a.png",
                "image/png"
            )
        ).JsonAsync(HttpStatusCode.Created);

    private static async Task<List<JsonElement>> ListAsync(SignIn who, string path) =>
        [
            .. (await (await who.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .EnumerateArray(),
        ];

    private static void AssertShows(JsonElement image, JsonElement holder)
    {
        foreach (var member in new[] { "url", "alt", "width", "height", "thumbnails" })
        {
            Assert.Equal(
                image.GetProperty(member).GetRawText(),
                holder.GetProperty("image").GetProperty(member).GetRawText()
            );
        }
    }

    private static IEnumerable<string> Addresses(JsonElement image) =>
        image
            .GetProperty("thumbnails")
            .EnumerateArray()
            .Append(image)
            .Select(file => file.GetProperty("url").GetString()!);
}
