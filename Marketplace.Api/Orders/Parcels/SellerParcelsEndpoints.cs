using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>Parcels of a store's orders.</summary>
public static class SellerParcelsEndpoints
{
    public static void MapSellerParcels(this IEndpointRouteBuilder api)
    {
        var parcels = api.MapGroup("/seller/{sellerId:guid}/orders/{id:guid}/parcels").WithTags("Seller: orders");
        parcels
            .MapGet("/", ListSellerParcels)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersRead))
            .Produces<PageResponse<ParcelView>>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("List the parcels of an order, oldest first");
        parcels
            .MapGet("/{parcelId:guid}", GetSellerParcel)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersRead))
            .Produces<ParcelView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get a parcel of an order");
        parcels
            .MapPost("/", PackParcel)
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Validates<PackParcelRequest, PackParcelValidator>()
            .Produces<ParcelView>(StatusCodes.Status201Created)
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.InvalidTransition, OrderUnitErrors.NotPackable)
            .WithSummary("Pack units of a confirmed order");
        Step(parcels.MapPost("/{parcelId:guid}/ship", ShipParcel), "Mark a parcel as shipped, or as ready for pickup")
            .Validates<ShipParcelRequest, ShipParcelValidator>()
            .ProducesProblems(ParcelErrors.TrackingTaken);
        Step(parcels.MapPost("/{parcelId:guid}/deliver", DeliverParcel), "Mark a parcel as delivered");
        Step(parcels.MapPost("/{parcelId:guid}/undelivered", FailParcel), "Report that a parcel was not delivered")
            .Validates<UndeliveredRequest, UndeliveredValidator>();
        Step(parcels.MapPost("/{parcelId:guid}/retry", RetryParcel), "Send an undelivered parcel again");
        Step(parcels.MapPost("/{parcelId:guid}/came-back", TakeParcelBack), "Take an undelivered parcel back")
            .Validates<CameBackRequest, CameBackValidator>();
        Step(parcels.MapPost("/{parcelId:guid}/cancel", CancelParcel), "Take a parcel apart before it is shipped");
    }

    public static async Task<IResult> ListSellerParcels(
        Guid sellerId,
        Guid id,
        CurrentUser user,
        ParcelQueries parcels,
        CancellationToken cancellationToken
    ) =>
        (await parcels.ListAsync(id, OrderActor.Seller(user.Actor, sellerId), cancellationToken)).ToHttp(all =>
            ApiResults.Page(new Page<ParcelView>(all, null))
        );

    public static async Task<IResult> GetSellerParcel(
        Guid sellerId,
        Guid id,
        Guid parcelId,
        CurrentUser user,
        ParcelQueries parcels,
        CancellationToken cancellationToken
    ) =>
        (await parcels.FindAsync(id, parcelId, OrderActor.Seller(user.Actor, sellerId), cancellationToken)).ToHttp(
            TypedResults.Ok
        );

    public static async Task<IResult> PackParcel(
        Guid sellerId,
        Guid id,
        PackParcelRequest request,
        CurrentUser user,
        ParcelService parcels,
        ParcelQueries queries,
        CancellationToken cancellationToken
    )
    {
        var party = OrderActor.Seller(user.Actor, sellerId);
        var units = request.Lines?.Select(l => new LineUnits(l.LineId, l.Quantity)).ToArray();
        var size = new ParcelSize(request.Boxes ?? 1, request.WeightGrams, request.Desi);
        var packed = await parcels.PackAsync(new(id, party, units, size, request.Delivery), cancellationToken);
        if (!packed.Succeeded)
            return Problems.From(packed.Error);
        return (await queries.FindAsync(id, packed.Value, party, cancellationToken)).ToHttp(parcel =>
            TypedResults.Created($"/api/v1/seller/{sellerId}/orders/{id}/parcels/{parcel.Id}", parcel)
        );
    }

    public static Task<IResult> ShipParcel(
        Guid sellerId,
        Guid id,
        Guid parcelId,
        ShipParcelRequest request,
        CurrentUser user,
        ParcelService parcels,
        ParcelQueries queries,
        CancellationToken cancellationToken
    )
    {
        var carriage = new ParcelCarriage(request.CarrierCode, request.Carrier, request.TrackingNumber);
        var party = OrderActor.Seller(user.Actor, sellerId);
        return parcels.MoveAsync(new(id, parcelId, ParcelCommand.Ship, party, carriage), queries, cancellationToken);
    }

    public static Task<IResult> DeliverParcel(
        Guid sellerId,
        Guid id,
        Guid parcelId,
        CurrentUser user,
        ParcelService parcels,
        ParcelQueries queries,
        CancellationToken cancellationToken
    ) =>
        parcels.MoveAsync(
            new(id, parcelId, ParcelCommand.Deliver, OrderActor.Seller(user.Actor, sellerId)),
            queries,
            cancellationToken
        );

    public static Task<IResult> FailParcel(
        Guid sellerId,
        Guid id,
        Guid parcelId,
        UndeliveredRequest request,
        CurrentUser user,
        ParcelService parcels,
        ParcelQueries queries,
        CancellationToken cancellationToken
    ) =>
        parcels.MoveAsync(
            new(id, parcelId, ParcelCommand.Undelivered, OrderActor.Seller(user.Actor, sellerId))
            {
                Reason = request.Reason,
            },
            queries,
            cancellationToken
        );

    public static Task<IResult> RetryParcel(
        Guid sellerId,
        Guid id,
        Guid parcelId,
        CurrentUser user,
        ParcelService parcels,
        ParcelQueries queries,
        CancellationToken cancellationToken
    ) =>
        parcels.MoveAsync(
            new(id, parcelId, ParcelCommand.Retry, OrderActor.Seller(user.Actor, sellerId)),
            queries,
            cancellationToken
        );

    public static Task<IResult> TakeParcelBack(
        Guid sellerId,
        Guid id,
        Guid parcelId,
        CameBackRequest request,
        CurrentUser user,
        ParcelService parcels,
        ParcelQueries queries,
        CancellationToken cancellationToken
    ) =>
        parcels.MoveAsync(
            new(id, parcelId, ParcelCommand.CameBack, OrderActor.Seller(user.Actor, sellerId))
            {
                Resellable = request.Lines?.Select(l => new LineUnits(l.LineId, l.Quantity)).ToArray(),
            },
            queries,
            cancellationToken
        );

    public static Task<IResult> CancelParcel(
        Guid sellerId,
        Guid id,
        Guid parcelId,
        CurrentUser user,
        ParcelService parcels,
        ParcelQueries queries,
        CancellationToken cancellationToken
    ) =>
        parcels.MoveAsync(
            new(id, parcelId, ParcelCommand.Cancel, OrderActor.Seller(user.Actor, sellerId)),
            queries,
            cancellationToken
        );

    /// <summary>Moves a parcel and answers it as the actor sees it then.</summary>
    internal static async Task<IResult> MoveAsync(
        this ParcelService parcels,
        MoveParcel move,
        ParcelQueries queries,
        CancellationToken cancellationToken
    )
    {
        var moved = await parcels.MoveAsync(move, cancellationToken);
        return moved.Succeeded
            ? (await queries.FindAsync(move.OrderId, move.ParcelId, move.Party, cancellationToken)).ToHttp(
                TypedResults.Ok
            )
            : Problems.From(moved.Error);
    }

    private static RouteHandlerBuilder Step(RouteHandlerBuilder builder, string summary) =>
        builder
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Produces<ParcelView>()
            .ProducesProblems(PlatformErrors.NotFound, ParcelErrors.InvalidTransition)
            .WithSummary(summary);
}
