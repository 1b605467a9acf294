using Marketplace.Api.Admin.Access;
using Marketplace.Api.Http;
using Marketplace.Api.Orders;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Admin;

/// <summary>The files of messages and the photos of returns in the panel, behind its own sign-in.</summary>
public static class PanelFiles
{
    /// <summary>Maps the files, for those who may see the pages.</summary>
    public static void MapPanelFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup(AdminComposition.Root).RequireAuthorization(AdminAccess.Read).ExcludeFromDescription();
        files.MapGet("/orders/{id:guid}/files/{fileId:guid}", GetFileAsync);
        files.MapGet("/returns/{id:guid}/photos/{photoId:guid}", GetPhotoAsync);
    }

    /// <summary>Where the panel finds a file of a message.</summary>
    internal static string OfMessage(Guid orderId, FileView file) =>
        $"{AdminComposition.Root}/orders/{orderId}/files/{file.Id}";

    /// <summary>Where the panel finds a photo of a return.</summary>
    internal static string OfReturn(Guid returnId, FileView photo) =>
        $"{AdminComposition.Root}/returns/{returnId}/photos/{photo.Id}";

    public static async Task<IResult> GetFileAsync(
        Guid id,
        Guid fileId,
        bool? thumbnail,
        HttpContext context,
        AdminUser user,
        OrderFileQueries files,
        CancellationToken cancellationToken
    )
    {
        var support = OrderActor.Administrator(user.Actor);
        var opened = await files.OpenOfMessageAsync(id, fileId, support, thumbnail == true, cancellationToken);
        return FileAnswer.From(context, opened);
    }

    public static async Task<IResult> GetPhotoAsync(
        Guid id,
        Guid photoId,
        bool? thumbnail,
        HttpContext context,
        AdminUser user,
        OrderFileQueries files,
        CancellationToken cancellationToken
    )
    {
        var support = OrderActor.Administrator(user.Actor);
        var opened = await files.OpenOfReturnAsync(id, photoId, support, thumbnail == true, cancellationToken);
        return FileAnswer.From(context, opened);
    }
}
