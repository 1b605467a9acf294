using Marketplace.Api.Http;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>The files of messages, for the buyer, the store and support.</summary>
public static class MessageFilesEndpoints
{
    private const string Pdf = "application/pdf";

    public static void MapMessageFiles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/orders/{id:guid}/messages/files/{fileId:guid}", GetMessageFile)
            .WithTags("Orders")
            .RequirePermission(Permissions.SignedIn)
            .ServesFile(Pdf)
            .WithSummary("Get a file of a message about one of your orders");
        api.MapGet("/seller/{sellerId:guid}/threads/{threadId:guid}/files/{fileId:guid}", GetThreadFile)
            .WithTags("Seller: orders")
            .RequirePermission(Permissions.Seller(SellerScopes.MessagesWrite))
            .ServesFile(Pdf)
            .WithSummary("Get a file of a message about one of the store's orders");
        api.MapGet("/admin/orders/{id:guid}/messages/files/{fileId:guid}", GetAnyMessageFile)
            .WithTags("Admin: orders")
            .RequirePermission(Permissions.Support)
            .ServesFile(Pdf)
            .WithSummary("Get a file of a message about any order, of a hidden one too");
    }

    public static async Task<IResult> GetMessageFile(
        Guid id,
        Guid fileId,
        bool? thumbnail,
        HttpContext context,
        CurrentUser user,
        OrderFileQueries files,
        CancellationToken cancellationToken
    )
    {
        var buyer = OrderActor.Buyer(user.Actor);
        var opened = await files.OpenOfMessageAsync(id, fileId, buyer, thumbnail == true, cancellationToken);
        return FileAnswer.From(context, opened);
    }

    public static async Task<IResult> GetThreadFile(
        Guid sellerId,
        Guid threadId,
        Guid fileId,
        bool? thumbnail,
        HttpContext context,
        CurrentUser user,
        OrderFileQueries files,
        CancellationToken cancellationToken
    )
    {
        var store = OrderActor.Seller(user.Actor, sellerId);
        var opened = await files.OpenOfMessageAsync(threadId, fileId, store, thumbnail == true, cancellationToken);
        return FileAnswer.From(context, opened);
    }

    public static async Task<IResult> GetAnyMessageFile(
        Guid id,
        Guid fileId,
        bool? thumbnail,
        HttpContext context,
        CurrentUser user,
        OrderFileQueries files,
        CancellationToken cancellationToken
    )
    {
        var support = OrderActor.Administrator(user.Actor);
        var opened = await files.OpenOfMessageAsync(id, fileId, support, thumbnail == true, cancellationToken);
        return FileAnswer.From(context, opened);
    }
}
