using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>Packing and moving parcels over HTTP, as a seller's client does it.</summary>
public static class ParcelKit
{
    /// <summary>The line ids of an order.</summary>
    public static async Task<IReadOnlyList<Guid>> LinesAsync(this SignIn seller, Guid orderId)
    {
        var order = await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/orders/{orderId}");
        return
        [
            .. (await order.JsonAsync(HttpStatusCode.OK))
                .GetProperty("lines")
                .EnumerateArray()
                .Select(l => l.GetProperty("id").GetGuid()),
        ];
    }

    /// <summary>Asks to pack units; without lines everything that is left.</summary>
    public static Task<HttpResponseMessage> PackAsync(
        this SignIn seller,
        Guid orderId,
        params (Guid LineId, int Quantity)[] lines
    ) =>
        seller.AsSellerAsync(
            orderId,
            "parcels",
            lines.Length == 0 ? new { } : new { lines = lines.Select(l => new { l.LineId, l.Quantity }) }
        );

    /// <summary>A packed parcel; its id.</summary>
    public static async Task<Guid> PackedAsync(
        this SignIn seller,
        Guid orderId,
        params (Guid LineId, int Quantity)[] lines
    ) => (await (await seller.PackAsync(orderId, lines)).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    /// <summary>Moves a parcel as its seller.</summary>
    public static Task<HttpResponseMessage> MoveParcelAsync(
        this SignIn seller,
        Guid orderId,
        Guid parcelId,
        string command,
        object? body = null
    ) => seller.AsSellerAsync(orderId, $"parcels/{parcelId}/{command}", body);

    /// <summary>Ships a parcel with a carrier of the list.</summary>
    public static async Task ShipParcelAsync(
        this SignIn seller,
        Guid orderId,
        Guid parcelId,
        string? tracking = null
    ) =>
        (
            await seller.MoveParcelAsync(
                orderId,
                parcelId,
                "ship",
                new { carrierCode = "yurtici", trackingNumber = tracking ?? $"T{parcelId:N}" }
            )
        ).Expect(HttpStatusCode.OK);

    /// <summary>The parcels that the buyer sees.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ParcelsAsync(this SignIn buyer, Guid orderId)
    {
        var parcels = await buyer.Client.GetAsync($"/api/v1/orders/{orderId}/parcels");
        return [.. (await parcels.JsonAsync(HttpStatusCode.OK)).GetProperty("data").EnumerateArray()];
    }

    /// <summary>A confirmed order that is paid at the door, and its only line.</summary>
    public static async Task<(CashOrder Order, Guid LineId)> ConfirmedOrderAsync(
        this MarketplaceApp app,
        int quantity = 5
    )
    {
        var order = await app.CashOrderAsync(quantity: quantity);
        (await order.Seller.AsSellerAsync(order.Id, "confirm")).Expect(HttpStatusCode.OK);
        return (order, (await order.Seller.LinesAsync(order.Id)).Single());
    }
}
