using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Orders.Carts;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders.Guests;

/// <summary>What a guest bought.</summary>
/// <param name="Page">The provider's page.</param>
internal sealed record GuestSale(TestCart Cart, string Email, Guid PurchaseId, Guid OrderId, string Page)
{
    public string Path => $"/api/v1/guest/purchases/{PurchaseId}";

    public string OrderPath => $"{Path}/orders/{OrderId}";
}

/// <summary>Buying without an account, over HTTP.</summary>
internal static partial class GuestKit
{
    private static int Count;

    public static string NewEmail() => $"guest{Interlocked.Increment(ref Count)}@example.org";

    /// <summary>The body of a guest's quote of their cart.</summary>
    public static System.Text.Json.Nodes.JsonObject GuestBody(TestCart cart, string email, string method = "card")
    {
        var body = ApiRequests.Checkout(method);
        body.Remove("items");
        body["cartId"] = cart.Id;
        body["guest"] = JsonSerializer.SerializeToNode(new { email, phone = "+905551112233" });
        return body;
    }

    public static Task<HttpResponseMessage> GuestQuoteAsync(
        this TestCart cart,
        string email,
        string? token = null,
        Action<System.Text.Json.Nodes.JsonObject>? change = null
    )
    {
        var body = GuestBody(cart, email);
        change?.Invoke(body);
        return cart.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/checkouts",
            body,
            ("Cart-Token", token ?? cart.Token!),
            ("Accept-Language", "en")
        );
    }

    public static async Task<Guid> GuestCheckoutAsync(this TestCart cart, string email) =>
        (await (await cart.GuestQuoteAsync(email)).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    public static Task<HttpResponseMessage> GuestCompleteAsync(
        this TestCart cart,
        Guid checkout,
        string? token = null,
        string? key = null
    ) =>
        cart.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/checkouts/{checkout}/complete",
            null,
            ("Cart-Token", token ?? cart.Token!),
            ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString()),
            ("Accept-Language", "en")
        );

    /// <summary>A guest's purchase that waits for its payment.</summary>
    public static async Task<GuestSale> GuestSaleAsync(
        this MarketplaceApp app,
        Guid variantId,
        string? email = null,
        int quantity = 1
    )
    {
        email ??= NewEmail();
        var cart = await app.GuestCartAsync((variantId, quantity));
        var done = await cart.GuestCompleteAsync(await cart.GuestCheckoutAsync(email));
        var placed = await done.JsonAsync(HttpStatusCode.Created);
        var purchase = placed.GetProperty("purchaseId").GetGuid();
        Assert.Equal($"/api/v1/guest/purchases/{purchase}", done.Headers.Location!.ToString());
        return new(
            cart,
            email,
            purchase,
            placed.GetProperty("orders")[0].GetProperty("id").GetGuid(),
            placed.GetProperty("payment").GetProperty("checkoutUrl").GetString()!
        );
    }

    /// <summary>A request with the token of a link, or with none.</summary>
    public static Task<HttpResponseMessage> WithLinkAsync(
        this MarketplaceApp app,
        HttpMethod method,
        string path,
        string? token,
        object? body = null
    ) =>
        app.Anonymous.SendJsonAsync(
            method,
            path,
            body,
            [
                ("Accept-Language", "en"),
                ("Idempotency-Key", Guid.CreateVersion7().ToString()),
                .. token is null ? [] : new[] { ("Order-Token", token) },
            ]
        );

    /// <summary>A request with the token of the cart.</summary>
    public static Task<HttpResponseMessage> WithCartAsync(
        this GuestSale sale,
        HttpMethod method,
        string path,
        object? body = null
    ) =>
        sale.Cart.Client.SendJsonAsync(
            method,
            path,
            body,
            ("Accept-Language", "en"),
            ("Idempotency-Key", Guid.CreateVersion7().ToString()),
            ("Cart-Token", sale.Cart.Token!)
        );

    /// <summary>The tokens of the links of the newest mail to an address.</summary>
    public static async Task<string[]> LinkTokensAsync(this MarketplaceApp app, string email, string page) =>
        [
            .. Token()
                .Matches(await app.LastMailAsync(email))
                .Where(m => m.Groups[1].Value == page)
                .Select(m => m.Groups[2].Value),
        ];

    /// <summary>A request that anybody may send.</summary>
    public static async Task PostOpenAsync(
        this MarketplaceApp app,
        string path,
        object body,
        HttpStatusCode expected
    ) => (await app.Anonymous.SendJsonAsync(HttpMethod.Post, path, body)).Expect(expected);

    /// <summary>A client signed in with the password of the tests.</summary>
    public static async Task<HttpClient> SignedInAsync(this MarketplaceApp app, string email)
    {
        var answer = await app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email, password = SignIn.Password }
        );
        return app.NewClient((await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("accessToken").GetString());
    }

    [GeneratedRegex(@"/([a-z-]+)\?token=([A-Za-z0-9_-]+)")]
    private static partial Regex Token();
}
