using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Products;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>Who is refused a value learns which would do.</summary>
public sealed class AllowedValuesTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Delivery_ForAStoreThatSellsNothingOfIt_NamesTheStoresThatDo()
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var buyer = await app.BuyerAsync();
        var answer = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/checkouts",
            new
            {
                items = new[] { new { variantId = store.Product.VariantId, quantity = 1 } },
                delivery = new[] { new { sellerId = buyer.UserId, type = "carrier" } },
                address = new
                {
                    fullName = "Deniz Yılmaz",
                    phone = "+905321234567",
                    line1 = "Deneme Sk. 1",
                    district = "Kadıköy",
                    city = "İstanbul",
                    postalCode = "34710",
                    country = "TR",
                },
                paymentMethod = "cash_on_delivery",
            }
        );
        var field = await FieldAsync(answer, "#/delivery/0/sellerId", "value.not_allowed");
        Assert.Equal([store.Id.ToString()], Allowed(field));
        Assert.Contains(store.Id.ToString(), field.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stock_ByDeltaAndByCount_NamesTheOther()
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var answer = await store.Owner.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{store.Id}/stock/{store.Product.VariantId}/adjust",
            new
            {
                delta = 1,
                onHand = 5,
                expectedVersion = 1,
                reason = "correction",
            }
        );
        var field = await FieldAsync(answer, "#/delta", "value.exclusive");
        Assert.Equal("onHand", field.GetProperty("params").GetProperty("other").GetString());
    }

    [Theory]
    [InlineData("https://user:pw@example.com/logo.png")]
    [InlineData("https://127.0.0.1:1/")]
    [InlineData("https://example.com/\r\nX: y")]
    public async Task Logo_ThatIsNoPublicAddress_IsRefused(string address)
    {
        var store = await app.Store().OpenAsync();
        await FieldAsync(await LogoAsync(store, address), "#/logoUrl", "value.https_url");
    }

    [Fact]
    public async Task Logo_WithMarkup_IsKeptEscaped()
    {
        var store = await app.Store().OpenAsync();
        var changed = await (await LogoAsync(store, "HTTPS://Example.com/\"onerror=x")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("https://example.com/%22onerror=x", changed.GetProperty("logoUrl").GetString());
    }

    private static async Task<HttpResponseMessage> LogoAsync(TestStore store, string logoUrl)
    {
        var path = $"/api/v1/seller/{store.Id}";
        var seen = await store.Owner.Client.GetAsync(path);
        return await store.Owner.Client.SendJsonAsync(
            HttpMethod.Patch,
            path,
            new { logoUrl },
            ("If-Match", seen.Headers.ETag!.ToString())
        );
    }

    private static async Task<JsonElement> FieldAsync(HttpResponseMessage answer, string pointer, string code)
    {
        var problem = await answer.ProblemAsync(400, "validation.failed");
        var field = Assert.Single(
            problem.GetProperty("errors").EnumerateArray(),
            error => error.GetProperty("pointer").GetString() == pointer
        );
        Assert.Equal(code, field.GetProperty("code").GetString());
        return field;
    }

    private static IEnumerable<string?> Allowed(JsonElement field) =>
        field.GetProperty("params").GetProperty("allowed").EnumerateArray().Select(value => value.GetString());
}
