using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Products;

/// <summary>Colours, sizes and the like: counted by the products that have them, and searched for.</summary>
public sealed class OptionFacetTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Options_OfVariants_AreCountedByProductAndNarrowTheList()
    {
        var seller = await app.SellerAsync();
        await MakeAsync(seller, "Seçenek tişört", ("Kırmızı", "M"), ("Kırmızı", "L"), ("Mavi", "38,5"));
        await MakeAsync(seller, "Seçenek gömlek", ("Kırmızı", "S"), ("Mavi", "M"));
        await app.ProductAsync(seller, "Seçenek yok");

        var facets = await FacetsAsync("q=secenek");
        Assert.Equal(["Beden: M=2 38,5=1 L=1 S=1", "Renk: Kırmızı=2 Mavi=2"], facets);

        Assert.Equal(["Seçenek gömlek", "Seçenek tişört"], await FoundAsync("option[Renk]=Kırmızı"));
        // Red and M are one variant of the shirt only.
        Assert.Equal(["Seçenek tişört"], await FoundAsync("option[Renk]=Kırmızı&option[Beden]=M"));
        Assert.Equal(
            ["Seçenek gömlek", "Seçenek tişört"],
            await FoundAsync("option[Renk]=Kırmızı&option[Renk]=Mavi&option[Beden]=M")
        );
        Assert.Equal(["Seçenek tişört"], await FoundAsync("option[Beden]=38,5"));
        Assert.Empty(await FoundAsync("option[Renk]=kırmızı"));
        Assert.Equal(
            ["Beden: 38,5=1 L=1 M=1", "Renk: Kırmızı=1 Mavi=1"],
            await FacetsAsync("q=secenek&" + Encoded("option[Beden]=L"))
        );
    }

    [Fact]
    public async Task Options_OfAnInactiveVariant_DoNotCount()
    {
        var seller = await app.SellerAsync();
        var product = await MakeAsync(seller, "Pasif ürün", ("Mor", "M"), ("Gri", "M"));
        await app.ExecuteAsync(
            "UPDATE products.variants SET is_active = false WHERE options ->> 'Renk' = 'Mor' "
                + $"AND product_id = '{product}'"
        );
        Assert.Equal(["Beden: M=1", "Renk: Gri=1"], await FacetsAsync("q=pasif"));
        Assert.Empty(await app.TitlesAsync("q=pasif&" + Encoded("option[Renk]=Mor")));
    }

    [Fact]
    public async Task Options_ManyValues_AreCapped()
    {
        var seller = await app.SellerAsync();
        for (var p = 0; p < 2; p++)
            await MakeAsync(seller, $"Kapak {p}", [.. Enumerable.Range(0, 30).Select(i => ($"R{p}-{i}", "M"))]);

        var colours = (await ListAsync("q=kapak&facets=true"))
            .GetProperty("facets")
            .GetProperty("options")
            .EnumerateArray()
            .Single(o => o.GetProperty("name").GetString() == "Renk");
        Assert.Equal(50, colours.GetProperty("values").GetArrayLength());
    }

    [Theory]
    [InlineData("option=Renk", "request.unknown_parameter")]
    [InlineData("option[]=Mavi", "validation.failed")]
    [InlineData("option[Renk]=", "validation.failed")]
    [InlineData("options[Renk]=Mavi", "request.unknown_parameter")]
    [InlineData(
        "option[a]=1&option[a]=2&option[a]=3&option[a]=4&option[a]=5&option[a]=6&option[b]=1&option[b]=2&option[b]=3"
            + "&option[b]=4&option[b]=5",
        "validation.failed"
    )]
    public async Task Options_AskedForInAWrongWay_AreRefused(string query, string code) =>
        await (await app.Anonymous.GetAsync("/api/v1/products?" + query)).ProblemAsync(400, code);

    [Fact]
    public async Task Cursor_OfAnotherOption_IsRefused()
    {
        var seller = await app.SellerAsync();
        for (var i = 0; i < 3; i++)
            await MakeAsync(seller, $"Sayfa {i}", ("Mavi", "M"), ("Sarı", "S"));
        var page = await ListAsync("q=sayfa&limit=1&" + Encoded("option[Renk]=Mavi"));
        var cursor = page.GetProperty("page").GetProperty("nextCursor").GetString();
        Assert.Single(await app.TitlesAsync($"q=sayfa&limit=1&{Encoded("option[Renk]=Mavi")}&cursor={cursor}"));
        var other = $"/api/v1/products?q=sayfa&limit=1&{Encoded("option[Renk]=Sarı")}&cursor={cursor}";
        await (await app.Anonymous.GetAsync(other)).ProblemAsync(400, "pagination.cursor_mismatch");
    }

    private async Task<Guid> MakeAsync(SignIn seller, string title, params (string Colour, string Size)[] variants)
    {
        var body = ApiRequests.Product($"{await app.CategoryAsync()}", title, 10_000, 5);
        body["variants"] = JsonSerializer.SerializeToNode(
            variants.Select(v => new
            {
                sku = $"SKU-{Guid.CreateVersion7():N}",
                options = new Dictionary<string, string> { ["Renk"] = v.Colour, ["Beden"] = v.Size },
                price = new { amount = 10_000, currency = "TRY" },
                initialStock = 5,
            })
        );
        var made = await seller.Client.SendJsonAsync(HttpMethod.Post, Catalog.Path(seller), body);
        return (await made.JsonAsync(HttpStatusCode.Created)).Id();
    }

    private async Task<IReadOnlyList<string>> FoundAsync(string options) =>
        [.. (await app.TitlesAsync("q=secenek&" + Encoded(options))).Order(StringComparer.Ordinal)];

    private static string Encoded(string options) =>
        string.Join(
            '&',
            options.Split('&').Select(pair => string.Join('=', pair.Split('=').Select(Uri.EscapeDataString)))
        );

    private async Task<JsonElement> ListAsync(string query) =>
        await (await app.Anonymous.GetAsync("/api/v1/products?" + query)).JsonAsync(HttpStatusCode.OK);

    private async Task<IReadOnlyList<string>> FacetsAsync(string query)
    {
        var facets = (await ListAsync(query + "&facets=true")).GetProperty("facets").GetProperty("options");
        return
        [
            .. facets
                .EnumerateArray()
                .Select(o =>
                    o.GetProperty("name").GetString()
                    + ": "
                    + string.Join(
                        ' ',
                        o.GetProperty("values")
                            .EnumerateArray()
                            .Select(v => v.GetProperty("value").GetString() + "=" + v.GetProperty("count").GetInt32())
                    )
                ),
        ];
    }
}
