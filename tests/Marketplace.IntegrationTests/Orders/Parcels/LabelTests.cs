using System.Net;
using System.Text;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Labels of parcels over HTTP.</summary>
public sealed class LabelTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Label_OfAParcel_IsAPageForEachBoxOrZpl()
    {
        var ((order, seller, _, _), _) = await app.ConfirmedOrderAsync(quantity: 2);
        var packed = await seller.AsSellerAsync(
            order,
            "parcels",
            new
            {
                boxes = 3,
                weightGrams = 2500,
                desi = 4,
            }
        );
        var parcel = (await packed.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var path = $"/api/v1/seller/{seller.SellerId}/orders/{order}/parcels/{parcel}/label";

        var pdf = await seller.Client.GetAsync(path);
        pdf.Expect(HttpStatusCode.OK);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        var file = await pdf.Content.ReadAsByteArrayAsync();
        Assert.Equal("%PDF-"u8.ToArray(), file[..5]);
        Assert.Contains("/Count 3", Encoding.Latin1.GetString(file), StringComparison.Ordinal);

        var zpl = await seller.Client.SendJsonAsync(
            HttpMethod.Get,
            path,
            null,
            ("Accept", "application/zpl"),
            ("Accept-Language", "en")
        );
        zpl.Expect(HttpStatusCode.OK);
        var text = await zpl.Content.ReadAsStringAsync();
        Assert.Equal(3, text.Split("^XA").Length - 1);
        Assert.Contains("2 / 3", text, StringComparison.Ordinal);
        Assert.Contains("2.5 kg", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_OfSeveralParcels_AreOneFileAndThoseOfOthersDoNotExist()
    {
        var ((order, seller, _, _), line) = await app.ConfirmedOrderAsync(quantity: 2);
        Guid[] parcels = [await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 1))];
        Task<HttpResponseMessage> PrintAsync(SignIn store, params Guid[] parcelIds) =>
            store.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{store.SellerId}/labels",
                new { parcelIds },
                ("Accept", "application/zpl"),
                ("Accept-Language", "tr")
            );
        var printed = await PrintAsync(seller, parcels);
        printed.Expect(HttpStatusCode.OK);
        var text = await printed.Content.ReadAsStringAsync();
        Assert.Equal(2, text.Split("^XA").Length - 1);
        Assert.Contains("Kapıda ödeme: 149,90 TRY", text, StringComparison.Ordinal);
        Assert.Contains("Kapıda ödeme: 100,00 TRY", text, StringComparison.Ordinal);
        var other = await app.SellerAsync();
        await (await PrintAsync(other, parcels)).ProblemAsync(404, "resource.not_found");
        await (await PrintAsync(seller, [])).ProblemAsync(400, "validation.failed");
        await (await PrintAsync(seller, parcels[0], parcels[0])).ProblemAsync(400, "validation.failed");
    }
}
