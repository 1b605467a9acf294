using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Products.Offers;

/// <summary>Short ways to change many offers over HTTP.</summary>
internal static class OfferKit
{
    public static Task<HttpResponseMessage> PutOffersAsync(
        this SignIn seller,
        IReadOnlyList<object> items,
        string? key = null
    ) =>
        seller.Client.SendJsonAsync(
            HttpMethod.Put,
            PathOf(seller),
            new { items },
            key is null ? [] : [("Idempotency-Key", key)]
        );

    public static async Task<JsonElement> ChangeOffersAsync(this SignIn seller, params object[] items) =>
        await (await seller.PutOffersAsync(items)).JsonAsync(HttpStatusCode.OK);

    public static string PathOf(SignIn seller) => $"/api/v1/seller/{seller.SellerId}/offers";

    public static object Count(Variant variant, int onHand) => new { sku = variant.Sku, onHand };

    public static object Priced(Variant variant, long amount, string currency = "TRY") =>
        new { sku = variant.Sku, price = new { amount, currency } };

    public static IEnumerable<JsonElement> Results(this JsonElement answer) =>
        answer.GetProperty("results").EnumerateArray();

    public static (int Updated, int Unchanged, int Refused) Counts(this JsonElement answer) =>
        (
            answer.GetProperty("updated").GetInt32(),
            answer.GetProperty("unchanged").GetInt32(),
            answer.GetProperty("refused").GetInt32()
        );

    public static async Task<JsonElement> StockRowAsync(this SignIn seller, Variant variant) =>
        await (await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/stock/{variant.Id}")).JsonAsync(
            HttpStatusCode.OK
        );

    public static async Task<long> StockVersionAsync(this SignIn seller, Variant variant) =>
        (await seller.StockRowAsync(variant)).GetProperty("version").GetInt64();
}
