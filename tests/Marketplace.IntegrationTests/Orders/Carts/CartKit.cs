using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders.Carts;

/// <summary>A cart and what opens it.</summary>
/// <param name="Token">Of a guest's cart; null for the cart of an account.</param>
internal sealed record TestCart(HttpClient Client, Guid Id, string? Token)
{
    public string Path => $"/api/v1/carts/{Id}";

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path = "",
        object? body = null,
        params (string Name, string Value)[] headers
    ) =>
        Client.SendJsonAsync(
            method,
            Path + path,
            body,
            [.. headers, ("Accept-Language", "en"), .. Token is null ? [] : new[] { ("Cart-Token", Token) }]
        );

    public async Task<JsonElement> GetAsync() => await (await SendAsync(HttpMethod.Get)).JsonAsync(HttpStatusCode.OK);

    public async Task<JsonElement> AddAsync(Guid variantId, int quantity = 1) =>
        await (await SendAsync(HttpMethod.Post, "/items", new { variantId, quantity })).JsonAsync(HttpStatusCode.OK);

    public Task<HttpResponseMessage> PutAsync(Guid variantId, int quantity, bool? savedForLater = null) =>
        SendAsync(HttpMethod.Put, $"/items/{variantId}", new { quantity, savedForLater });
}

/// <summary>Carts over HTTP.</summary>
internal static class CartKit
{
    public static Task<TestCart> GuestCartAsync(this MarketplaceApp app, params (Guid, int)[] items) =>
        OpenAsync(app.Anonymous, items);

    public static Task<TestCart> CartAsync(this SignIn buyer, params (Guid, int)[] items) =>
        OpenAsync(buyer.Client, items);

    public static async Task<TestCart> OpenAsync(HttpClient client, params (Guid Variant, int Quantity)[] items)
    {
        var answer = await client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/carts",
            new { items = items.Select(i => new { variantId = i.Variant, quantity = i.Quantity }) }
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var opened = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return new(
            client,
            opened.GetProperty("cart").GetProperty("id").GetGuid(),
            opened.GetProperty("token").GetString()
        );
    }

    public static Task<HttpResponseMessage> MergeAsync(
        this SignIn buyer,
        TestCart own,
        TestCart guest,
        string? token = null
    ) =>
        buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"{own.Path}/merge",
            new { from = guest.Id, token = token ?? guest.Token },
            ("Idempotency-Key", Guid.CreateVersion7().ToString())
        );

    /// <summary>Items to buy, in the order of the answer.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement cart) =>
        cart.GetProperty("sellers").EnumerateArray().SelectMany(s => s.GetProperty("items").EnumerateArray());

    /// <summary>The item to buy of a variant.</summary>
    public static JsonElement Item(this JsonElement cart, Guid variantId) =>
        cart.Items().Single(i => i.GetProperty("variantId").GetGuid() == variantId);

    /// <summary>Quantities to buy, by variant.</summary>
    public static Dictionary<Guid, int> Quantities(this JsonElement cart) =>
        cart.Items().ToDictionary(i => i.GetProperty("variantId").GetGuid(), i => i.GetProperty("quantity").GetInt32());

    public static string[] Warnings(this JsonElement item) =>
        [.. item.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()!)];
}
