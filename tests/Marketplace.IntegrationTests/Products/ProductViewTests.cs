using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.IntegrationTests.Products;

/// <summary>Looks at products: once per visitor and half hour, summed up by day without losing one.</summary>
public sealed class ProductViewTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task View_OfOneVisitor_CountsOnceInHalfAnHour()
    {
        using var seller = await app.SellerAsync();
        var product = (await app.ProductAsync(seller, "Bakılan ürün")).Id();
        for (var i = 0; i < 3; i++)
            (await LookAsync(product, "one")).Expect(HttpStatusCode.Accepted);
        (await LookAsync(product, "two")).Expect(HttpStatusCode.Accepted);
        Assert.Equal((0L, 2L), (await FiguresAsync(product, "views"), await WaitingAsync(app, product)));
        await app.RunJobAsync("products.roll-up-views");
        await app.RunJobAsync("products.roll-up-views");
        Assert.Equal(
            (2L, 2L, 0L),
            (
                await FiguresAsync(product, "views"),
                await FiguresAsync(product, "uniques"),
                await WaitingAsync(app, product)
            )
        );
    }

    [Fact]
    public async Task View_OfAProductThatIsNotThere_IsRefusedEachTime()
    {
        var nothing = Guid.CreateVersion7();
        for (var i = 0; i < 3; i++)
            await (await LookAsync(nothing, "one")).ProblemAsync(404, "resource.not_found");
        using var seller = await app.SellerAsync();
        var draft = (await app.ProductAsync(seller, "Taslak", publish: false)).Id();
        for (var i = 0; i < 2; i++)
            await (await LookAsync(draft, "one")).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task View_BeforeAndAfterMidnight_CountsOnceInHalfAnHour()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        using var seller = await own.SellerAsync();
        var product = (await own.ProductAsync(seller, "Gece bakılan")).Id();
        var now = own.Clock.GetUtcNow();
        var zone = own.Services.GetRequiredService<IOptions<MarketplaceOptions>>().Value.Zone;
        own.Clock.Advance(LocalDays.EndOf(LocalDays.Of(now, zone), zone).AddMinutes(-1) - now);
        (await own.Anonymous.PostAsync($"/api/v1/products/{product}/view", null)).Expect(HttpStatusCode.Accepted);
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        (await own.Anonymous.PostAsync($"/api/v1/products/{product}/view", null)).Expect(HttpStatusCode.Accepted);
        Assert.Equal(1, await WaitingAsync(own, product));
    }

    [Fact]
    public async Task RollUp_WhileLooksArrive_LosesNone()
    {
        using var seller = await app.SellerAsync();
        var product = (await app.ProductAsync(seller, "Çok bakılan")).Id();
        var looks = Races.AtOnceAsync(120, i => LookAsync(product, $"visitor {i}"));
        while (!looks.IsCompleted)
            await app.RunJobAsync("products.roll-up-views");
        Assert.All(await looks, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        await app.RunJobAsync("products.roll-up-views");
        Assert.Equal(
            (120L, 120L, 0L),
            (
                await FiguresAsync(product, "views"),
                await FiguresAsync(product, "uniques"),
                await WaitingAsync(app, product)
            )
        );
    }

    private Task<HttpResponseMessage> LookAsync(Guid product, string browser) =>
        app.Anonymous.SendJsonAsync(HttpMethod.Post, $"/api/v1/products/{product}/view", null, ("User-Agent", browser));

    private Task<long> FiguresAsync(Guid product, string figure) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COALESCE(SUM({figure}), 0)::bigint FROM products.product_views_daily WHERE product_id = '{product}'
            """
        );

    private static Task<long> WaitingAsync(MarketplaceApp app, Guid product) =>
        app.ScalarAsync<long>($"SELECT COUNT(*) FROM products.product_looks WHERE product_id = '{product}'");
}
