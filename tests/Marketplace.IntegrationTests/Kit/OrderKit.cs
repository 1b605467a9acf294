using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>A placed order that is paid at the door, and everybody and everything it took.</summary>
public sealed record CashOrder(Guid Id, SignIn Seller, SignIn Buyer, Goods Goods);

/// <summary>Buying and selling over HTTP, as a client of the Api does it. A paid order: <c>ShopApp</c>.</summary>
public static class OrderKit
{
    /// <summary>A new buyer's order of a new store's only product.</summary>
    public static async Task<CashOrder> CashOrderAsync(
        this MarketplaceApp app,
        int stock = 10,
        int quantity = 1,
        long priceMinor = 10_000
    )
    {
        var store = await app.Store().WithProduct(stock, priceMinor).OpenAsync();
        var buyer = await app.BuyerAsync();
        return new(await buyer.OrderAsync(store.Product, quantity), store.Owner, buyer, store.Product);
    }

    /// <summary>Asks for a quote.</summary>
    /// <param name="extra">Members of the body that are added or replaced.</param>
    public static Task<HttpResponseMessage> QuoteAsync(
        this SignIn buyer,
        IEnumerable<(Guid VariantId, int Quantity)> items,
        string method = "cash_on_delivery",
        object? extra = null
    )
    {
        var body = ApiRequests.Checkout(method, items.Select(i => ($"{i.VariantId}", i.Quantity)));
        if (extra is not null)
        {
            foreach (var (name, value) in JsonSerializer.SerializeToNode(extra)!.AsObject().ToList())
                body[name] = value?.DeepClone();
        }

        return buyer.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/checkouts", body, ("Accept-Language", "en"));
    }

    /// <summary>A quote's id.</summary>
    public static Task<Guid> CheckoutAsync(this SignIn buyer, params (Guid VariantId, int Quantity)[] items) =>
        IdOfAsync(buyer.QuoteAsync(items));

    /// <summary>The id of a quote that is paid by card.</summary>
    public static Task<Guid> CardCheckoutAsync(this SignIn buyer, params (Guid VariantId, int Quantity)[] items) =>
        IdOfAsync(buyer.QuoteAsync(items, "card"));

    /// <summary>Completes a quote.</summary>
    public static Task<HttpResponseMessage> CompleteAsync(this SignIn buyer, Guid checkoutId, string? key = null) =>
        buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/checkouts/{checkoutId}/complete",
            null,
            ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString()),
            ("Accept-Language", "en")
        );

    /// <summary>A placed order of one line; its id.</summary>
    public static async Task<Guid> OrderAsync(this SignIn buyer, Goods goods, int quantity = 1)
    {
        var completed = await (
            await buyer.CompleteAsync(await buyer.CheckoutAsync((goods.VariantId, quantity)))
        ).JsonAsync(HttpStatusCode.Created);
        return completed.GetProperty("orders")[0].GetProperty("id").GetGuid();
    }

    /// <summary>Moves an order as its seller.</summary>
    public static Task<HttpResponseMessage> AsSellerAsync(
        this SignIn seller,
        Guid orderId,
        string command,
        object? body = null
    ) =>
        seller.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{seller.SellerId}/orders/{orderId}/{command}",
            body,
            ("Accept-Language", "en")
        );

    /// <summary>Refunds an order as its seller.</summary>
    public static Task<HttpResponseMessage> RefundAsync(
        this SignIn seller,
        Guid orderId,
        object body,
        string? key = null,
        string language = "en"
    ) =>
        seller.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{seller.SellerId}/orders/{orderId}/refunds",
            body,
            ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString()),
            ("Accept-Language", language)
        );

    /// <summary>An order as its buyer sees it.</summary>
    public static async Task<JsonElement> OrderOfAsync(this SignIn buyer, Guid orderId) =>
        await (await buyer.Client.GetAsync($"/api/v1/orders/{orderId}")).JsonAsync(HttpStatusCode.OK);

    /// <summary>An order as its seller sees it.</summary>
    public static async Task<JsonElement> SoldOrderOfAsync(this SignIn seller, Guid orderId) =>
        await (await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/orders/{orderId}")).JsonAsync(
            HttpStatusCode.OK
        );

    /// <summary>Moves an order as its buyer.</summary>
    public static Task<HttpResponseMessage> AsBuyerAsync(this SignIn buyer, Guid orderId, string command) =>
        buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/orders/{orderId}/{command}",
            null,
            ("Accept-Language", "en")
        );

    /// <summary>The status that the buyer sees.</summary>
    public static async Task<string> StatusAsync(this SignIn buyer, Guid orderId) =>
        (await (await buyer.Client.GetAsync($"/api/v1/orders/{orderId}")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("status")
            .GetString()!;

    private static async Task<Guid> IdOfAsync(Task<HttpResponseMessage> quote) =>
        (await (await quote).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
}
