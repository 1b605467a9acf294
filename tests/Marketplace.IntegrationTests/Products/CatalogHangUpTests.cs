using System.Globalization;
using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Products;

/// <summary>Callers who hang up while the catalog is read for them.</summary>
public sealed class CatalogHangUpTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Theory]
    [InlineData("/api/v1/products/{0}")]
    [InlineData("/api/v1/products?limit=20&q={0}")]
    public async Task Read_FirstCallerHangsUp_TheSecondIsAnswered(string path)
    {
        var product = (await app.Store().WithProduct(title: "Cezve").OpenAsync()).Product;
        var address = string.Format(CultureInfo.InvariantCulture, path, product.ProductId);
        Task<HttpResponseMessage> second;
        using (var impatience = new CancellationTokenSource())
        {
            await using var hold = await app.HoldAsync("LOCK TABLE products.products IN ACCESS EXCLUSIVE MODE");
            var first = app.Anonymous.GetAsync(address, impatience.Token);
            await MarketplaceApp.EventuallyAsync("one waits", async () => await app.LockWaitersAsync() == 1);
            second = app.Anonymous.GetAsync(address);
            await Task.Delay(200);
            await impatience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
            await Task.Delay(200);
        }

        Assert.Equal(HttpStatusCode.OK, (await second).StatusCode);
    }
}
