using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>The list of carriers and those who keep it.</summary>
public sealed class CarrierTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Carrier_AddedAndClosedByAnAdministrator_IsChosenAndThenNot()
    {
        using var admin = await app.AdminAsync();
        var facts = new { name = "Deneme Kargo", trackingUrlTemplate = "https://kargo.example/{tracking}" };
        (await SaveAsync(admin, "deneme", facts)).Expect(HttpStatusCode.OK);
        (await SaveAsync(admin, "deneme", facts)).Expect(HttpStatusCode.OK);
        Assert.Equal(1, await app.AuditCountAsync("carrier.save", "deneme"));

        var ((order, seller, buyer, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        var (first, second) = (await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 1)));
        var body = new { carrierCode = "deneme", trackingNumber = "D1" };
        (await seller.MoveParcelAsync(order, first, "ship", body)).Expect(HttpStatusCode.OK);
        (
            await SaveAsync(
                admin,
                "deneme",
                new
                {
                    name = "Deneme",
                    facts.trackingUrlTemplate,
                    isActive = false,
                }
            )
        ).Expect(HttpStatusCode.OK);
        await (await seller.MoveParcelAsync(order, second, "ship", body with { trackingNumber = "D2" })).ProblemAsync(
            400,
            "validation.failed"
        );
        var parcel = Assert.Single(await buyer.ParcelsAsync(order));
        Assert.Equal("Deneme Kargo", parcel.GetProperty("carrier").GetString());
        Assert.Equal("https://kargo.example/D1", parcel.GetProperty("trackingUrl").GetString());
    }

    [Theory]
    [InlineData("Büyük", "https://kargo.example/{tracking}")]
    [InlineData("deneme", "http://kargo.example/{tracking}")]
    [InlineData("deneme", "https://kargo.example/")]
    public async Task Carrier_WithABadCodeOrAddress_IsRefused(string code, string url)
    {
        using var admin = await app.AdminAsync();
        var answer = await SaveAsync(admin, Uri.EscapeDataString(code), new { name = "X", trackingUrlTemplate = url });
        await answer.ProblemAsync(400, "validation.failed");
    }

    [Fact]
    public async Task List_ForSellers_HasTheParcelServicesOfTurkey()
    {
        var seller = await app.SellerAsync();
        var list = await (await seller.Client.GetAsync("/api/v1/carriers")).JsonAsync(HttpStatusCode.OK);
        Assert.Contains(
            list.GetProperty("data").EnumerateArray(),
            c => c.GetProperty("code").GetString() == "yurtici" && c.GetProperty("name").GetString() == "Yurtiçi Kargo"
        );
    }

    private static Task<HttpResponseMessage> SaveAsync(SignIn admin, string code, object body) =>
        admin.Client.SendJsonAsync(HttpMethod.Put, $"/api/v1/admin/carriers/{code}", body);
}
