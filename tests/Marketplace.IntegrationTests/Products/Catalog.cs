using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Products;

/// <summary>Short ways to work on the catalog over HTTP.</summary>
public static class Catalog
{
    /// <summary>A picture of one pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    /// <summary>The id of a seeded category.</summary>
    public static async Task<Guid> CategoryAsync(this MarketplaceApp app, string slug = "elektronik")
    {
        var tree = await (await app.Anonymous.GetAsync("/api/v1/categories")).JsonAsync(HttpStatusCode.OK);
        return tree.GetProperty("data")
            .EnumerateArray()
            .Single(c => c.GetProperty("slug").GetString() == slug)
            .GetProperty("id")
            .GetGuid();
    }

    public static string Path(SignIn seller, string rest = "") => $"/api/v1/seller/{seller.SellerId}/products{rest}";

    /// <summary>Creates a product over HTTP.</summary>
    public static async Task<JsonElement> ProductAsync(
        this MarketplaceApp app,
        SignIn seller,
        string title,
        bool publish = true,
        long price = 10_000,
        int stock = 10,
        string? brand = null,
        Guid? category = null,
        string? slug = null
    )
    {
        var body = ApiRequests.Product($"{category ?? await app.CategoryAsync()}", title, price, stock);
        (body["publish"], body["brand"], body["slug"]) = (publish, brand, slug);
        var answer = await seller.Client.SendJsonAsync(HttpMethod.Post, Path(seller), body);
        return await answer.JsonAsync(HttpStatusCode.Created);
    }

    public static Guid Id(this JsonElement element) => element.GetProperty("id").GetGuid();

    public static Guid VariantId(this JsonElement product) => product.GetProperty("variants")[0].Id();

    /// <summary>Titles of a public list.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(this MarketplaceApp app, string query)
    {
        var page = await (await app.Anonymous.GetAsync("/api/v1/products?" + query)).JsonAsync(HttpStatusCode.OK);
        return [.. page.GetProperty("data").EnumerateArray().Select(p => p.GetProperty("title").GetString()!)];
    }

    public static Task<HttpResponseMessage> UploadAsync(
        SignIn seller,
        Guid product,
        byte[] content,
        string name,
        string type,
        string? key = null,
        string? alt = "Önden"
    )
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        var form = new MultipartFormDataContent { { file, "file", name } };
        if (alt is not null)
            form.Add(new StringContent(alt), "alt");
        var request = new HttpRequestMessage(HttpMethod.Post, Path(seller, $"/{product}/images")) { Content = form };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return seller.Client.SendAsync(request);
    }
}
