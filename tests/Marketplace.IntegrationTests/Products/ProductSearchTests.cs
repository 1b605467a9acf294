using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Products;

/// <summary>The public list: words with Turkish letters, filters, facets, orders, and pages that hold while products
/// come and go.</summary>
public sealed class ProductSearchTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Theory]
    [InlineData("isikli")]
    [InlineData("ışıklı")]
    [InlineData("IŞIKLI")]
    [InlineData("İSİKLİ")]
    [InlineData("sapka")]
    [InlineData("ŞAPKA")]
    [InlineData("cigir")]
    [InlineData("çığır şapka")]
    [InlineData("isikl")]
    public async Task Search_AnySpelling_FindsTheProduct(string words)
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        var seller = await own.SellerAsync();
        await own.ProductAsync(seller, "Işıklı Çığır Şapka");
        await own.ProductAsync(seller, "Bambaşka bir ürün");
        Assert.Equal(["Işıklı Çığır Şapka"], await own.TitlesAsync("q=" + Uri.EscapeDataString(words)));
    }

    [Fact]
    public async Task Filters_PriceStockSellerCategory_NarrowTheList()
    {
        var (first, second) = (await app.SellerAsync(), await app.SellerAsync());
        var clothes = await app.CategoryAsync("giyim");
        await app.ProductAsync(first, "Filtre ucuz", price: 1_000);
        await app.ProductAsync(first, "Filtre bitmiş", price: 2_000, stock: 0);
        await app.ProductAsync(second, "Filtre giyim", price: 3_000, category: clothes);
        await app.ProductAsync(second, "Filtre pahalı", price: 90_000);

        Assert.Equal(
            ["Filtre ucuz", "Filtre bitmiş", "Filtre giyim", "Filtre pahalı"],
            await app.TitlesAsync("q=filtre&sort=price_asc")
        );
        Assert.Equal(
            ["Filtre pahalı", "Filtre giyim", "Filtre bitmiş", "Filtre ucuz"],
            await app.TitlesAsync("q=filtre&sort=priceDesc")
        );
        Assert.Equal(
            ["Filtre bitmiş", "Filtre giyim"],
            await app.TitlesAsync("q=filtre&sort=price_asc&minPrice=1500&maxPrice=5000")
        );
        Assert.Equal(
            ["Filtre ucuz", "Filtre giyim", "Filtre pahalı"],
            await app.TitlesAsync("q=filtre&sort=price_asc&inStock=true")
        );
        Assert.Equal(
            ["Filtre giyim", "Filtre pahalı"],
            await app.TitlesAsync($"q=filtre&sort=price_asc&seller={second.SellerId}")
        );
        Assert.Equal(["Filtre giyim"], await app.TitlesAsync("q=filtre&category=giyim"));

        var facets = (
            await (await app.Anonymous.GetAsync("/api/v1/products?q=filtre&facets=true")).JsonAsync(HttpStatusCode.OK)
        ).GetProperty("facets");
        Assert.Equal(4, facets.GetProperty("sellers").EnumerateArray().Sum(f => f.GetProperty("count").GetInt32()));
        await (await app.Anonymous.GetAsync("/api/v1/products?sort=cheapest")).ProblemAsync(400, "validation.failed");
        await (await app.Anonymous.GetAsync("/api/v1/products?minPrice=-1")).ProblemAsync(400, "validation.failed");
        await (await app.Anonymous.GetAsync("/api/v1/products?limit=101")).ProblemAsync(400, "validation.failed");
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("price_asc")]
    [InlineData("price_desc")]
    [InlineData("relevance")]
    [InlineData("popular")]
    public async Task Pages_WalkedWhileProductsArrive_ShowEachOnce(string sort)
    {
        var (first, second) = (await app.SellerAsync(), await app.SellerAsync());
        var word = "kese" + sort.Replace("_", "");
        for (var i = 0; i < 3; i++)
            await app.ProductAsync(first, $"{word} a{i}", price: 1_000);
        for (var i = 0; i < 2; i++)
            await app.ProductAsync(second, $"{word} b{i}", price: 2_000 + i);

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (
                await app.Anonymous.GetAsync(
                    $"/api/v1/products?q={word}&sort={sort}&limit=2" + (cursor is null ? "" : "&cursor=" + cursor)
                )
            ).JsonAsync(HttpStatusCode.OK);
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(p => p.GetProperty("title").GetString()!));
            var next = page.GetProperty("page").GetProperty("nextCursor");
            if (cursor is null)
                await app.ProductAsync(second, $"{word} yeni", price: 1_500);
            cursor = next.ValueKind == JsonValueKind.Null ? null : next.GetString();
        } while (cursor is not null);

        Assert.Equal(seen.Distinct(), seen);
        Assert.Superset(
            new HashSet<string> { $"{word} a0", $"{word} a1", $"{word} a2", $"{word} b0", $"{word} b1" },
            seen.ToHashSet()
        );
    }

    [Fact]
    public async Task Cursor_ForgedOrOfAnotherList_IsRefused()
    {
        var seller = await app.SellerAsync();
        for (var i = 0; i < 3; i++)
            await app.ProductAsync(seller, $"İmleç {i}");
        var page = await (await app.Anonymous.GetAsync("/api/v1/products?q=imlec&limit=1&sort=newest")).JsonAsync(
            HttpStatusCode.OK
        );
        var cursor = page.GetProperty("page").GetProperty("nextCursor").GetString()!;
        await (
            await app.Anonymous.GetAsync(
                $"/api/v1/products?q=imlec&limit=1&sort=newest&cursor={(cursor[0] == 'x' ? 'y' : 'x')}{cursor[1..]}"
            )
        ).ProblemAsync(400, "pagination.cursor_invalid");
        await (
            await app.Anonymous.GetAsync($"/api/v1/products?q=imlec&limit=1&sort=price_asc&cursor={cursor}")
        ).ProblemAsync(400, "pagination.cursor_mismatch");
        await (await app.Anonymous.GetAsync("/api/v1/products?cursor=nonsense")).ProblemAsync(
            400,
            "pagination.cursor_invalid"
        );
    }
}
