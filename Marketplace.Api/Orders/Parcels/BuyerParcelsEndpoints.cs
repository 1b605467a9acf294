using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Parcels of a buyer's orders.</summary>
public static class BuyerParcelsEndpoints
{
    public static void MapBuyerParcels(this IEndpointRouteBuilder api)
    {
        var parcels = api.MapGroup("/orders/{id:guid}/parcels")
            .WithTags("Orders")
            .RequirePermission(Permissions.SignedIn);
        parcels
            .MapGet("/", ListParcels)
            .Produces<PageResponse<ParcelView>>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("List the parcels of one of your orders that were shipped, oldest first");
        parcels
            .MapPost("/{parcelId:guid}/confirm-receipt", ConfirmParcel)
            .Produces<ParcelView>()
            .ProducesProblems(PlatformErrors.NotFound, ParcelErrors.InvalidTransition)
            .WithSummary("Confirm receipt of one parcel");
    }

    public static async Task<IResult> ListParcels(
        Guid id,
        CurrentUser user,
        ParcelQueries parcels,
        CancellationToken cancellationToken
    ) =>
        (await parcels.ListAsync(id, OrderActor.Buyer(user.Actor), cancellationToken)).ToHttp(all =>
            ApiResults.Page(new Page<ParcelView>(all, null))
        );

    public static Task<IResult> ConfirmParcel(
        Guid id,
        Guid parcelId,
        CurrentUser user,
        ParcelService parcels,
        ParcelQueries queries,
        CancellationToken cancellationToken
    ) =>
        parcels.MoveAsync(
            new(id, parcelId, ParcelCommand.Deliver, OrderActor.Buyer(user.Actor)),
            queries,
            cancellationToken
        );
}
