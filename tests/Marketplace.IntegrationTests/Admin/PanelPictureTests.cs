using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Products;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>The panel shows small pictures that link to the large ones.</summary>
public sealed class PanelPictureTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Pages_OfProductsAndOrders_ShowThumbnailsThatLinkToThePicture()
    {
        var store = await app.Store().WithProduct(title: "Gümüş tepsi").OpenAsync();
        var image = await (
            await Catalog.UploadAsync(
                store.Owner,
                store.Product.ProductId,
                TestPictures.Png(400, 300),
                "a.png",
                "image/png"
            )
        ).JsonAsync(HttpStatusCode.Created);
        var buyer = await app.BuyerAsync();
        var order = await buyer.OrderAsync(store.Product);
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var picture = new Uri(image.GetProperty("url").GetString()!).AbsolutePath;
        var small = new Uri(image.GetProperty("thumbnails")[0].GetProperty("url").GetString()!).AbsolutePath;

        string[] pages =
        [
            $"/admin/products?sellerId={store.Id}",
            $"/admin/products/{store.Id}/{store.Product.ProductId}",
            $"/admin/orders/{order}",
        ];
        foreach (var path in pages)
        {
            var page = await panel.PageAsync(path);
            Assert.Contains($"href=\"{picture}\"", page, StringComparison.Ordinal);
            Assert.Contains($"<img src=\"{small}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"<img src=\"{picture}\"", page, StringComparison.Ordinal);
        }
    }
}
