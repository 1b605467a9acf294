using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>A quote with a saved address and a saved invoice profile instead of the whole.</summary>
public sealed class SavedPartsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Quote_WithSavedParts_CopiesThemAndLaterChangesDoNotMatter()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        using var buyer = await app.BuyerAsync();
        var (address, profile) = (await AddressAsync(buyer), await ProfileAsync(buyer));
        var quote = await (
            await QuoteAsync(buyer, goods, new { addressId = address, invoiceProfileId = profile })
        ).JsonAsync(HttpStatusCode.Created);
        Assert.Equal("Kadıköy", quote.GetProperty("address").GetProperty("district").GetString());
        Assert.Equal("••••0146", quote.GetProperty("invoice").GetProperty("taxId").GetString());
        var path = $"/api/v1/me/addresses/{address}";
        var tag = (await buyer.Client.GetAsync(path)).Headers.ETag!.Tag;
        (await buyer.Client.SendJsonAsync(HttpMethod.Delete, path, null, ("If-Match", tag))).Expect(
            HttpStatusCode.NoContent
        );

        var placed = await (await buyer.CompleteAsync(quote.GetProperty("id").GetGuid())).JsonAsync(
            HttpStatusCode.Created
        );

        var path2 = $"/api/v1/orders/{placed.GetProperty("orders")[0].GetProperty("id").GetGuid()}";
        var order = await (await buyer.Client.GetAsync(path2)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("Moda Cad. 12", order.GetProperty("address").GetProperty("line1").GetString());
        Assert.Equal("10000000146", order.GetProperty("invoice").GetProperty("taxId").GetString());
    }

    [Fact]
    public async Task Quote_WithAnothersIdOrBothWays_NamesWhatIsWrong()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        using var buyer = await app.BuyerAsync();
        using var other = await app.BuyerAsync();
        var (address, profile) = (await AddressAsync(other), await ProfileAsync(other));

        await NotFoundAsync(await QuoteAsync(buyer, goods, new { addressId = address }), "#/addressId");
        var strangers = await buyer.QuoteAsync([(goods.VariantId, 1)], extra: new { invoiceProfileId = profile });
        await NotFoundAsync(strangers, "#/invoiceProfileId");

        var both = await buyer.QuoteAsync([(goods.VariantId, 1)], extra: new { addressId = address });
        Assert.Equal(("#/addressId", "value.exclusive"), await FieldAsync(both));
        var neither = await QuoteAsync(buyer, goods, new { });
        Assert.Equal(("#/address", "value.one_required"), await FieldAsync(neither));
        var invoices = await buyer.QuoteAsync(
            [(goods.VariantId, 1)],
            extra: new { invoiceProfileId = profile, invoice = new { kind = "individual", name = "Ayşe" } }
        );
        Assert.Equal(("#/invoiceProfileId", "value.exclusive"), await FieldAsync(invoices));
        var guest = await buyer.QuoteAsync(
            [(goods.VariantId, 1)],
            extra: new { guest = new { email = "a@example.org" } }
        );
        Assert.Equal(("#/guest", "value.exclusive"), await FieldAsync(guest));
    }

    /// <summary>A quote without an address of its own.</summary>
    private static Task<HttpResponseMessage> QuoteAsync(SignIn buyer, Goods goods, object extra)
    {
        var body = ApiRequests.Checkout("cash_on_delivery", ($"{goods.VariantId}", 1));
        body.Remove("address");
        foreach (var (name, value) in JsonSerializer.SerializeToNode(extra)!.AsObject().ToList())
            body[name] = value?.DeepClone();
        return buyer.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/checkouts", body, ("Accept-Language", "en"));
    }

    private static async Task<Guid> AddressAsync(SignIn buyer)
    {
        var made = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/me/addresses",
            new { label = "Home", address = ApiRequests.Checkout("card")["address"] }
        );
        return (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }

    private static async Task<Guid> ProfileAsync(SignIn buyer)
    {
        var made = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/me/invoice-profiles",
            new
            {
                kind = "individual",
                name = "Ayşe Yılmaz",
                taxId = "10000000146",
            }
        );
        return (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }

    private static async Task NotFoundAsync(HttpResponseMessage answer, string field) =>
        Assert.Equal(
            field,
            (await answer.ProblemAsync(404, "resource.not_found"))
                .GetProperty("params")
                .GetProperty("field")
                .GetString()
        );

    private static async Task<(string?, string?)> FieldAsync(HttpResponseMessage refused)
    {
        var error = (await refused.ProblemAsync(400, "validation.failed")).GetProperty("errors")[0];
        return (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString());
    }
}
