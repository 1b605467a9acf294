using Marketplace.Api.Http;
using Marketplace.Api.Sellers;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>The store's link to its invoice of an order.</summary>
public static class InvoiceLinksEndpoints
{
    public static void MapInvoiceLinks(this IEndpointRouteBuilder api) =>
        api.MapPut("/seller/{sellerId:guid}/orders/{id:guid}/invoice-link", SetInvoiceLink)
            .WithTags("Seller: orders")
            .RequirePermission(Permissions.Seller(SellerScopes.OrdersWrite))
            .Validates<InvoiceLinkRequest, InvoiceLinkRequest.Validator>()
            .Produces<InvoiceLinkView>()
            .ProducesProblems(PlatformErrors.NotFound, InvoiceLinkErrors.Limit)
            .WithSummary("Set the link to the invoice of one of the store's orders");

    public static async Task<IResult> SetInvoiceLink(
        Guid sellerId,
        Guid id,
        InvoiceLinkRequest request,
        CurrentUser user,
        InvoiceLinkService links,
        CancellationToken cancellationToken
    )
    {
        var store = OrderActor.Seller(user.Actor, sellerId);
        // Validated: it has a canonical form.
        var link = new SetInvoiceLink(id, store, PublicLinks.Canonical(request.Url)!, request.Number);
        return (await links.SetAsync(link, cancellationToken)).ToHttp(TypedResults.Ok);
    }
}
