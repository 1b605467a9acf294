using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Products;

/// <summary>Where a product and a category stand in the tree, from the root down.</summary>
public sealed class CategoryPathTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Path_OfCategoryProductAndCard_LeadsFromTheRoot()
    {
        var seller = await app.SellerAsync();
        var deep = await DeepAsync();
        var product = await app.ProductAsync(seller, "Yol kulaklık", category: deep);
        string[] path = ["elektronik", "ses-goruntu", "kulaklik", "kablosuz-kulaklik"];

        var detail = await GetAsync($"/api/v1/products/{product.Id()}");
        Assert.Equal(path, SlugsOf(detail, "path"));
        Assert.Equal("kablosuz-kulaklik", detail.GetProperty("category").GetProperty("slug").GetString());
        var card = (await GetAsync("/api/v1/products?q=yol+kulaklik")).GetProperty("data")[0];
        Assert.Equal(path, SlugsOf(card, "path"));
        Assert.Equal("Electronics", card.GetProperty("path")[0].GetProperty("nameEn").GetString());
        Assert.Equal("Elektronik", card.GetProperty("path")[0].GetProperty("nameTr").GetString());

        var category = await GetAsync("/api/v1/categories/ses-goruntu");
        Assert.Equal(path[..2], SlugsOf(category, "path"));
        Assert.Equal(["kulaklik"], SlugsOf(category, "children"));
        Assert.Equal(path, SlugsOf(await GetAsync($"/api/v1/categories/{deep}"), "path"));

        await app.ProductAsync(seller, "Yol radyo");
        var root = (await GetAsync("/api/v1/products?q=yol+radyo")).GetProperty("data")[0];
        Assert.Equal(["elektronik"], SlugsOf(root, "path"));
        await (await app.Anonymous.GetAsync("/api/v1/categories/no-such")).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Category_ThatBuyersDoNotSee_DoesNotExist()
    {
        await app.ExecuteAsync("UPDATE products.categories SET is_active = false WHERE slug = 'gida'");
        await (await app.Anonymous.GetAsync("/api/v1/categories/gida")).ProblemAsync(404, "resource.not_found");
        await app.ExecuteAsync("UPDATE products.categories SET is_active = true WHERE slug = 'gida'");
    }

    /// <summary>A category on the fourth and last level.</summary>
    private async Task<Guid> DeepAsync()
    {
        using var admin = await app.AdminAsync();
        var parent = await app.ScalarAsync<Guid>("SELECT id FROM products.categories WHERE slug = 'ses-goruntu'");
        foreach (var (slug, name) in new[] { ("kulaklik", "Kulaklık"), ("kablosuz-kulaklik", "Kablosuz") })
        {
            var made = await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/admin/categories",
                new
                {
                    parentId = parent,
                    slug,
                    nameTr = name,
                    nameEn = name,
                    sort = 1,
                    active = true,
                }
            );
            parent = (await made.JsonAsync(HttpStatusCode.Created)).Id();
        }

        return parent;
    }

    private async Task<JsonElement> GetAsync(string path) =>
        await (await app.Anonymous.GetAsync(path)).JsonAsync(HttpStatusCode.OK);

    private static IReadOnlyList<string> SlugsOf(JsonElement element, string list) =>
        [.. element.GetProperty(list).EnumerateArray().Select(c => c.GetProperty("slug").GetString()!)];
}
