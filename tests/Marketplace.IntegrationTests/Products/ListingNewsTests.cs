using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Products;

/// <summary>Products that go out of sight and come back for reasons outside of their own life: told once each, with the
/// reason, under a new version.</summary>
public sealed class ListingNewsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Moderate_ThenRestore_IsToldOnceEach()
    {
        using var seller = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var product = (await app.ProductAsync(seller, "Taklit saat")).Id();
        await ModerateAsync(admin, product);
        await ModerateAsync(admin, product);
        Assert.Equal(["published seller", "unpublished moderated"], await NewsAsync(product));
        (await admin.Client.PostAsync($"/api/v1/admin/products/{product}/restore", null)).Expect(
            HttpStatusCode.NoContent
        );
        (await admin.Client.PostAsync($"/api/v1/admin/products/{product}/restore", null)).Expect(
            HttpStatusCode.NoContent
        );
        Assert.Equal(["published seller", "unpublished moderated", "published moderated"], await NewsAsync(product));
    }

    [Fact]
    public async Task Moderate_DraftOrHiddenProduct_IsNoNews()
    {
        using var seller = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var draft = (await app.ProductAsync(seller, "Taslak", publish: false)).Id();
        await ModerateAsync(admin, draft);
        Assert.Empty(await NewsAsync(draft));

        var hidden = (await app.ProductAsync(seller, "Kapalı mağazada")).Id();
        await CloseDoorsAsync(seller);
        await ModerateAsync(admin, hidden);
        (await admin.Client.PostAsync($"/api/v1/admin/products/{hidden}/restore", null)).Expect(
            HttpStatusCode.NoContent
        );
        Assert.Equal(["published seller", "unpublished store_closed"], await NewsAsync(hidden));
    }

    [Fact]
    public async Task Suspend_ThenReinstate_IsToldOfEveryActiveProductUnderANewVersion()
    {
        using var seller = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var shown = new[]
        {
            (await app.ProductAsync(seller, "Birinci")).Id(),
            (await app.ProductAsync(seller, "İkinci")).Id(),
        };
        var draft = (await app.ProductAsync(seller, "Taslak", publish: false)).Id();
        var tag = await TagAsync(seller, shown[0]);
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/sellers/{seller.SellerId}/suspend",
                new { reason = "papers" }
            )
        ).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        foreach (var product in shown)
            Assert.Equal(["published seller", "unpublished seller_suspended"], await NewsAsync(product));
        Assert.Empty(await NewsAsync(draft));
        (
            await seller.Client.SendJsonAsync(
                HttpMethod.Get,
                Catalog.Path(seller, $"/{shown[0]}"),
                null,
                ("If-None-Match", tag)
            )
        ).Expect(HttpStatusCode.OK);

        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/sellers/{seller.SellerId}/reinstate",
                new { reason = "papers" }
            )
        ).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        foreach (var product in shown)
        {
            Assert.Equal(
                ["published seller", "unpublished seller_suspended", "published seller_suspended"],
                await NewsAsync(product)
            );
        }
    }

    private static async Task<string> TagAsync(SignIn seller, Guid product) =>
        (await seller.Client.GetAsync(Catalog.Path(seller, $"/{product}"))).Headers.ETag!.Tag;

    private static async Task ModerateAsync(SignIn admin, Guid product) =>
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/products/{product}/moderate",
                new { reason = "fake brand" }
            )
        ).Expect(HttpStatusCode.NoContent);

    private async Task CloseDoorsAsync(SignIn seller)
    {
        (
            await seller.Client.SendJsonAsync(HttpMethod.Post, $"/api/v1/seller/{seller.SellerId}/store/close", new { })
        ).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
    }

    private async Task<string[]> NewsAsync(Guid product) =>
        await app.ScalarAsync<string[]>(
            $"""
            SELECT COALESCE(array_agg(split_part(split_part(type, 'product-', 2), '.',
                1) || ' ' || (payload::json ->> 'reason') ORDER BY seq), ARRAY[]::text[])
            FROM platform.outbox_messages WHERE subject = '{product}' AND type LIKE 'marketplace.products.product-%'
            """
        );
}
