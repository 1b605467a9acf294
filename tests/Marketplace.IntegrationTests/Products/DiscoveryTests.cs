using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Products;

/// <summary>Suggestions of a search box, related products, variants by their ids, and brands as a filter.</summary>
public sealed class DiscoveryTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Theory]
    [InlineData("kahve de")]
    [InlineData("KAHVE DE")]
    public async Task Suggestions_ByTheBeginningOfWords_AreProductsAndTheirBrands(string typed)
    {
        var seller = await app.SellerAsync();
        await app.ProductAsync(seller, "Kahve değirmeni el yapımı", brand: "Öğütücü");
        await app.ProductAsync(seller, "Kahve değirmeni gizli", publish: false, brand: "Görünmez");

        var found = await GetAsync("/api/v1/search/suggestions?q=" + Uri.EscapeDataString(typed));

        Assert.Contains("Kahve değirmeni el yapımı", Texts(found.GetProperty("products"), "title"));
        Assert.DoesNotContain("Kahve değirmeni gizli", Texts(found.GetProperty("products"), "title"));
        Assert.Contains("Öğütücü", found.GetProperty("brands").EnumerateArray().Select(b => b.GetString()));
    }

    [Fact]
    public async Task Suggestions_ForTheNameOfACategory_NameIt()
    {
        await app.CategoryAsync("giyim");
        var found = await GetAsync("/api/v1/search/suggestions?q=giy");
        Assert.Contains("giyim", Texts(found.GetProperty("categories"), "slug"));
    }

    [Theory]
    [InlineData("/api/v1/search/suggestions")]
    [InlineData("/api/v1/search/suggestions?q=a")]
    [InlineData("/api/v1/variants")]
    [InlineData("/api/v1/variants?ids=1")]
    [InlineData("/api/v1/variants?ids=01a22503-e373-7000-8000-000000000000,x")]
    public async Task Questions_ThatCannotBeAnswered_SayWhy(string path) =>
        await (await app.Anonymous.GetAsync(path)).ProblemAsync(400, "validation.failed");

    [Fact]
    public async Task Variants_TooManyAtOnce_AreRefused()
    {
        var ids = string.Join(',', Enumerable.Range(0, 51).Select(_ => Guid.CreateVersion7()));
        await (await app.Anonymous.GetAsync("/api/v1/variants?ids=" + ids)).ProblemAsync(400, "validation.failed");
    }

    [Fact]
    public async Task Variants_ByIds_ComeInThatOrderWithWhatIsLeft()
    {
        var seller = await app.SellerAsync();
        var many = await app.ProductAsync(seller, "Bol bulunan", stock: 50);
        var few = await app.ProductAsync(seller, "Az kalan", stock: 2);
        var none = await app.ProductAsync(seller, "Kalmayan", stock: 0);
        var hidden = await app.ProductAsync(seller, "Taslak", publish: false);
        var ids = string.Join(',', new[] { none, hidden, few, many }.Select(p => p.VariantId()));

        var found = (await GetAsync("/api/v1/variants?ids=" + ids)).GetProperty("data");

        Assert.Equal(["Kalmayan", "Az kalan", "Bol bulunan"], Texts(found, "title"));
        Assert.Equal(
            ["out_of_stock 0", "low 2", "in_stock "],
            found
                .EnumerateArray()
                .Select(v => v.GetProperty("availability"))
                .Select(a => $"{a.GetProperty("state").GetString()} {a.GetProperty("left")}")
        );
    }

    [Fact]
    public async Task Related_ToAProduct_AreOthersOfItsCategoryThatAreForSale()
    {
        var seller = await app.SellerAsync();
        var category = await app.CategoryAsync("kozmetik");
        var product = await app.ProductAsync(seller, "Krem bir", category: category);
        await app.ProductAsync(seller, "Krem iki", category: category);
        await app.ProductAsync(seller, "Krem taslak", category: category, publish: false);

        var related = (await GetAsync($"/api/v1/products/{product.Id()}/related")).GetProperty("data");

        Assert.Contains("Krem iki", Texts(related, "title"));
        Assert.DoesNotContain("Krem bir", Texts(related, "title"));
        Assert.DoesNotContain("Krem taslak", Texts(related, "title"));
        await (await app.Anonymous.GetAsync($"/api/v1/products/{Guid.CreateVersion7()}/related")).ProblemAsync(
            404,
            "resource.not_found"
        );
    }

    [Fact]
    public async Task Brands_OfASearch_AreCountedAndFilterIt()
    {
        var (seller, other) = (await app.SellerAsync(), await app.SellerAsync());
        await app.ProductAsync(seller, "Markalı fincan bir", brand: "İznik");
        await app.ProductAsync(other, "Markalı fincan iki", brand: "İznik");
        await app.ProductAsync(seller, "Markalı fincan üç", brand: "Kütahya");
        await app.ProductAsync(other, "Markalı fincan dört");

        var brands = (await GetAsync("/api/v1/products?q=markali&facets=true")).GetProperty("facets");

        Assert.Equal(
            ["İznik 2", "Kütahya 1"],
            brands
                .GetProperty("brands")
                .EnumerateArray()
                .Select(b => $"{b.GetProperty("brand")} {b.GetProperty("count")}")
        );
        Assert.Equal(
            ["Markalı fincan üç"],
            await app.TitlesAsync("q=markali&brand=" + Uri.EscapeDataString("Kütahya"))
        );
    }

    private async Task<JsonElement> GetAsync(string path) =>
        await (await app.Anonymous.GetAsync(path)).JsonAsync(HttpStatusCode.OK);

    private static string?[] Texts(JsonElement rows, string name) =>
        [.. rows.EnumerateArray().Select(row => row.GetProperty(name).GetString())];
}
