using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>Returning goods over HTTP, as a client of the Api does it.</summary>
public static class ReturnKit
{
    /// <summary>Confirms, ships and delivers a placed order.</summary>
    public static async Task DeliverAsync(this SignIn seller, Guid orderId)
    {
        (await seller.AsSellerAsync(orderId, "confirm")).Expect(HttpStatusCode.OK);
        (
            await seller.AsSellerAsync(
                orderId,
                "ship",
                new { carrier = "Yurtiçi Kargo", trackingNumber = $"{orderId:N}" }
            )
        ).Expect(HttpStatusCode.OK);
        (await seller.AsSellerAsync(orderId, "deliver")).Expect(HttpStatusCode.OK);
    }

    /// <summary>Asks for a return of units of one line.</summary>
    public static Task<HttpResponseMessage> RequestReturnAsync(
        this SignIn buyer,
        Guid orderId,
        Guid lineId,
        int quantity = 1,
        string kind = "withdrawal",
        string? iban = null
    ) =>
        buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/orders/{orderId}/returns",
            new
            {
                kind,
                lines = new[]
                {
                    new
                    {
                        lineId,
                        quantity,
                        reasonCode = "other",
                        note = "Beğenmedim",
                    },
                },
                iban,
            },
            ("Idempotency-Key", Guid.CreateVersion7().ToString()),
            ("Accept-Language", "en")
        );

    /// <summary>A requested return; its id.</summary>
    public static async Task<Guid> ReturnAsync(
        this SignIn buyer,
        Guid orderId,
        Guid lineId,
        int quantity = 1,
        string kind = "withdrawal",
        string? iban = null
    ) =>
        (
            await (await buyer.RequestReturnAsync(orderId, lineId, quantity, kind, iban)).JsonAsync(
                HttpStatusCode.Created
            )
        )
            .GetProperty("id")
            .GetGuid();

    /// <summary>Moves a return as its buyer.</summary>
    public static Task<HttpResponseMessage> ReturnAsBuyerAsync(
        this SignIn buyer,
        Guid returnId,
        string command,
        object? body = null
    ) => SendAsync(buyer, $"/api/v1/returns/{returnId}/{command}", body);

    /// <summary>Moves a return as its seller.</summary>
    public static Task<HttpResponseMessage> ReturnAsSellerAsync(
        this SignIn seller,
        Guid returnId,
        string command,
        object? body = null
    ) => SendAsync(seller, $"/api/v1/seller/{seller.SellerId}/returns/{returnId}/{command}", body);

    /// <summary>Helps with a return as support or as an administrator.</summary>
    public static Task<HttpResponseMessage> ReturnAsAdminAsync(
        this SignIn admin,
        Guid returnId,
        string command,
        object? body = null
    ) => SendAsync(admin, $"/api/v1/admin/returns/{returnId}/{command}", body);

    /// <summary>The return as its buyer sees it.</summary>
    public static async Task<JsonElement> ReturnOfAsync(this SignIn buyer, Guid returnId) =>
        await (await buyer.Client.GetAsync($"/api/v1/returns/{returnId}")).JsonAsync(HttpStatusCode.OK);

    /// <summary>The id of an order's only line.</summary>
    public static async Task<Guid> LineOfAsync(this SignIn buyer, Guid orderId) =>
        (await (await buyer.Client.GetAsync($"/api/v1/orders/{orderId}")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("lines")[0]
            .GetProperty("id")
            .GetGuid();

    /// <summary>The status of a return as it is stored.</summary>
    public static Task<string> ReturnStatusOfAsync(this MarketplaceApp app, Guid returnId) =>
        app.ScalarAsync<string>($"SELECT status FROM orders.returns WHERE id = '{returnId}'");

    private static Task<HttpResponseMessage> SendAsync(SignIn who, string path, object? body) =>
        who.Client.SendJsonAsync(
            HttpMethod.Post,
            path,
            body,
            ("Idempotency-Key", Guid.CreateVersion7().ToString()),
            ("Accept-Language", "en")
        );
}
