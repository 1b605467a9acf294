using Marketplace.Api.Http;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>The photos of returns, for the buyer, the store and support.</summary>
public static class ReturnPhotosEndpoints
{
    public static void MapReturnPhotos(this IEndpointRouteBuilder api)
    {
        api.MapGet("/returns/{id:guid}/photos/{photoId:guid}", GetReturnPhoto)
            .WithTags("Returns")
            .RequirePermission(Permissions.SignedIn)
            .ServesFile()
            .WithSummary("Get a photo of one of your returns");
        api.MapGet("/seller/{sellerId:guid}/returns/{id:guid}/photos/{photoId:guid}", GetSellerReturnPhoto)
            .WithTags("Seller: orders")
            .RequirePermission(Permissions.Seller(SellerScopes.ReturnsRead))
            .ServesFile()
            .WithSummary("Get a photo of one of the store's returns");
        api.MapGet("/admin/returns/{id:guid}/photos/{photoId:guid}", GetAnyReturnPhoto)
            .WithTags("Admin: orders")
            .RequirePermission(Permissions.Support)
            .ServesFile()
            .WithSummary("Get a photo of any return");
    }

    public static async Task<IResult> GetReturnPhoto(
        Guid id,
        Guid photoId,
        bool? thumbnail,
        HttpContext context,
        CurrentUser user,
        OrderFileQueries files,
        CancellationToken cancellationToken
    )
    {
        var buyer = OrderActor.Buyer(user.Actor);
        var opened = await files.OpenOfReturnAsync(id, photoId, buyer, thumbnail == true, cancellationToken);
        return FileAnswer.From(context, opened);
    }

    public static async Task<IResult> GetSellerReturnPhoto(
        Guid sellerId,
        Guid id,
        Guid photoId,
        bool? thumbnail,
        HttpContext context,
        CurrentUser user,
        OrderFileQueries files,
        CancellationToken cancellationToken
    )
    {
        var store = OrderActor.Seller(user.Actor, sellerId);
        var opened = await files.OpenOfReturnAsync(id, photoId, store, thumbnail == true, cancellationToken);
        return FileAnswer.From(context, opened);
    }

    public static async Task<IResult> GetAnyReturnPhoto(
        Guid id,
        Guid photoId,
        bool? thumbnail,
        HttpContext context,
        CurrentUser user,
        OrderFileQueries files,
        CancellationToken cancellationToken
    )
    {
        var support = OrderActor.Administrator(user.Actor);
        var opened = await files.OpenOfReturnAsync(id, photoId, support, thumbnail == true, cancellationToken);
        return FileAnswer.From(context, opened);
    }
}
