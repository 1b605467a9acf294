using System.Net;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.IntegrationTests.Products;

/// <summary>The public list beyond its words: links from page to page, and what the facets count.</summary>
public sealed class ProductListTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Link_FollowedToTheEnd_ShowsEveryProductOnce()
    {
        var expected = new List<string>();
        for (var s = 0; s < 3; s++)
        {
            using var seller = await app.SellerAsync();
            for (var p = 0; p < 3; p++)
                expected.Add((await app.ProductAsync(seller, $"Bağlantı {s} {p}")).GetProperty("title").GetString()!);
        }

        var (seen, pages) = (new List<string>(), 0);
        for (
            var next = "/api/v1/products?q=ba%C4%9Flant%C4%B1&sort=newest&limit=2&inStock=true";
            next is not null;
            pages++
        )
        {
            var answer = await app.Anonymous.GetAsync(next);
            var page = await answer.JsonAsync(HttpStatusCode.OK);
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(p => p.GetProperty("title").GetString()!));
            var cursor = page.GetProperty("page").GetProperty("nextCursor").GetString();
            next = Next(answer);
            Assert.Equal(cursor is not null, next is not null);
            if (cursor is not null)
                Assert.Contains("cursor=" + Uri.EscapeDataString(cursor), next, StringComparison.Ordinal);
        }

        Assert.Equal(5, pages);
        Assert.Equal(expected.AsEnumerable().Reverse(), seen);

        // Kept answers carry it too.
        Assert.NotNull(
            Next(await app.Anonymous.GetAsync("/api/v1/products?q=ba%C4%9Flant%C4%B1&sort=newest&limit=2&inStock=true"))
        );
    }

    [Theory]
    [InlineData(
        "/api/v1/products?q=a&category=b%2C%20Category%20%3D%20c",
        "/api/v1/products?q=a%2C%20Category%20%3D%20b&category=c"
    )]
    [InlineData("/api/v1/products?q=a%0Ab&category=d", "/api/v1/products?q=a&category=b%0Ad")]
    public async Task List_WordsThatLookLikeOtherFilters_AreAnsweredForThemselves(string first, string second)
    {
        // The second category exists, so the answers differ unless they are taken for one.
        var slug = second.Contains("%0A", StringComparison.Ordinal) ? "b\nd" : "c";
        await MakeCategoryAsync(slug, null);
        using var seller = await app.SellerAsync();
        var word = slug == "c" ? "a, Category = b" : "a";
        await app.ProductAsync(seller, word + " çakışma", category: await IdOfAsync(slug));
        Assert.Equal(
            0,
            (await (await app.Anonymous.GetAsync(first)).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .GetArrayLength()
        );
        Assert.Equal(
            1,
            (await (await app.Anonymous.GetAsync(second)).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .GetArrayLength()
        );
    }

    [Fact]
    public async Task Facets_CategoryWithWhatIsBelow_CountsPricesAndCategoriesUnderEachFilter()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        using var seller = await own.SellerAsync();
        using var other = await own.SellerAsync();
        var root = await MakeCategoryAsync("kok", null, own);
        var child = await MakeCategoryAsync("dal", root, own);
        var leaf = await MakeCategoryAsync("yaprak", child, own);
        await own.ProductAsync(seller, "Kökte", price: 4_000, category: root);
        await own.ProductAsync(seller, "Dalda", price: 6_000, category: child);
        await own.ProductAsync(seller, "Yaprakta", price: 6_500, category: leaf);
        await own.ProductAsync(other, "Yaprakta da", price: 2_000_000, category: leaf);
        await own.ProductAsync(other, "Başka yerde", price: 6_000);

        var all = await FacetsAsync(own, "category=kok");
        Assert.Equal(
            [("yaprak", 2), ("dal", 1), ("kok", 1)],
            Categories(all).OrderByDescending(c => c.Count).ThenBy(c => c.Slug)
        );
        Assert.Equal([(0, 5_000, 1), (5_000, 10_000, 2), (1_000_000, (long?)null, 1)], Prices(all));
        Assert.Equal(
            [3, 1],
            all.GetProperty("sellers").EnumerateArray().Select(s => s.GetProperty("count").GetInt32())
        );
        Assert.False(all.GetProperty("isPartial").GetBoolean());

        var dear = await FacetsAsync(own, "category=dal&minPrice=6000&maxPrice=6500");
        Assert.Equal([("dal", 1), ("yaprak", 1)], Categories(dear).OrderBy(c => c.Slug));
        Assert.Equal([(5_000, (long?)10_000, 2)], Prices(dear));
        Assert.Equal([("yaprak", 1)], Categories(await FacetsAsync(own, $"category=kok&seller={other.SellerId}")));
        Assert.Equal(["Yaprakta da", "Yaprakta"], await own.TitlesAsync("category=yaprak&sort=newest"));
    }

    [Fact]
    public async Task Facets_MoreThanAreCounted_CountTheNewestAndFiftyValues()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        await own.ExecuteAsync(
            """
            INSERT INTO products.categories (id, slug, name_tr, name_en, sort, is_active, version)
            SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'cat-' || n, 'k', 'c', n, true, 1
            FROM generate_series(0, 60) n
            """
        );

        // One product older than all others stands alone in category 60; with 10,000 newer ones it is not counted.
        await AddProductsAsync(own, 0, 10_000, "n % 60");
        await AddProductsAsync(own, 10_000, 10_001, "60");
        var facets = await FacetsAsync(own, "");
        var categories = Categories(facets);
        Assert.Equal((50, true), (categories.Count, facets.GetProperty("isPartial").GetBoolean()));
        Assert.DoesNotContain(categories, c => c.Slug == "cat-60");
        Assert.Equal(10_000, Prices(facets).Sum(p => p.Count));
        Assert.Equal([("cat-60", 1)], Categories(await FacetsAsync(own, "category=cat-60")));
    }

    private static Task AddProductsAsync(MarketplaceApp app, int from, int to, string category) =>
        app.ExecuteAsync(
            $"""
            INSERT INTO products.products (id, seller_id, category_id, slug, title, description, tax_class, status,
                created_at, updated_at, published_at, storefront, is_over_limit, stocked_variants, popularity,
                min_price_minor, keywords, version)
            SELECT gen_random_uuid(), gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(({category})::text, 12,
                '0'))::uuid, 'p-' || n, 'Ürün ' || n, '', 'Standard', 'Active', now(), now(),
                now() - n * interval '1 second', 'None', false, 1, 0, 1000, '', 1
            FROM generate_series({from}, {to - 1}) n
            """
        );

    private async Task<Guid> IdOfAsync(string slug) =>
        (await app.InScopeAsync<CategoryQueries, IReadOnlyList<CategoryRow>>(q => q.AllAsync(default)))
            .Single(c => c.Slug == slug)
            .Id;

    private async Task<Guid> MakeCategoryAsync(string slug, Guid? parentId, MarketplaceApp? of = null) =>
        (
            await (of ?? app).InScopeAsync<CategoryService, Result<Category>>(s =>
                s.CreateAsync(Actor.System, new(parentId, slug, slug, slug, 0, true), default)
            )
        )
            .Value
            .Id;

    private static async Task<JsonElement> FacetsAsync(MarketplaceApp app, string query) =>
        (
            await (await app.Anonymous.GetAsync($"/api/v1/products?facets=true&limit=1&{query}")).JsonAsync(
                HttpStatusCode.OK
            )
        ).GetProperty("facets");

    private static List<(string Slug, int Count)> Categories(JsonElement facets) =>
        [
            .. facets
                .GetProperty("categories")
                .EnumerateArray()
                .Select(c =>
                    (c.GetProperty("category").GetProperty("slug").GetString()!, c.GetProperty("count").GetInt32())
                ),
        ];

    private static List<(long From, long? To, int Count)> Prices(JsonElement facets) =>
        [
            .. facets
                .GetProperty("prices")
                .EnumerateArray()
                .Select(p =>
                    (
                        p.GetProperty("from").GetProperty("amount").GetInt64(),
                        p.GetProperty("to") is { ValueKind: JsonValueKind.Object } to
                            ? to.GetProperty("amount").GetInt64()
                            : (long?)null,
                        p.GetProperty("count").GetInt32()
                    )
                ),
        ];

    private static string? Next(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Link", out var links)
        && links.Single() is var link
        && link.EndsWith(">; rel=\"next\"", StringComparison.Ordinal)
            ? link[1..link.IndexOf('>', StringComparison.Ordinal)]
            : null;
}
