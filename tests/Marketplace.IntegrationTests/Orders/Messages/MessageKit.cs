using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Writing and reading messages about orders over HTTP.</summary>
internal static class MessageKit
{
    public static string BuyersPath(Guid orderId) => $"/api/v1/orders/{orderId}/messages";

    public static string StoresPath(SignIn seller, Guid orderId) =>
        $"/api/v1/seller/{seller.SellerId}/threads/{orderId}/messages";

    public static Task<HttpResponseMessage> WriteAsync(this SignIn who, Guid orderId, string body) =>
        who.Client.SendJsonAsync(
            HttpMethod.Post,
            who.SellerId == Guid.Empty ? BuyersPath(orderId) : StoresPath(who, orderId),
            new { body },
            ("Accept-Language", "en")
        );

    public static async Task<JsonElement> TalkAsync(this SignIn who, Guid orderId, string query = "") =>
        await (
            await who.Client.GetAsync(
                (who.SellerId == Guid.Empty ? BuyersPath(orderId) : StoresPath(who, orderId)) + query
            )
        ).JsonAsync(HttpStatusCode.OK);

    public static Task<HttpResponseMessage> ReadToAsync(this SignIn who, Guid orderId, int seq) =>
        who.Client.SendJsonAsync(
            HttpMethod.Post,
            who.SellerId == Guid.Empty
                ? BuyersPath(orderId) + "/read"
                : $"/api/v1/seller/{who.SellerId}/threads/{orderId}/read",
            new { seq }
        );

    public static async Task<JsonElement> ThreadsAsync(this SignIn seller, string query = "") =>
        await (await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/threads{query}")).JsonAsync(
            HttpStatusCode.OK
        );

    public static int Number(this JsonElement found, string name) => found.GetProperty(name).GetInt32();

    public static int[] Seqs(this JsonElement page) =>
        [.. page.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("seq").GetInt32())];
}
