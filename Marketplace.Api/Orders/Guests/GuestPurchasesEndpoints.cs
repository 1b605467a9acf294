using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Orders;

/// <summary>What guests bought: the purchase, its payment, and new links to it.</summary>
public static class GuestPurchasesEndpoints
{
    public static void MapGuestPurchases(this IEndpointRouteBuilder api)
    {
        var guest = api.MapGroup("/guest").WithTags("Guest orders").AllowAnonymous();
        guest
            .MapGet("/purchase", OpenGuestPurchase)
            .TakesGuestKey()
            .Produces<PurchaseView>()
            .WithSummary("Get the purchase that a link opens");
        guest
            .MapPost("/links", RequestGuestLinks)
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.ForgotPassword)
            .Validates<GuestLinksRequest, GuestLinksRequest.Validator>()
            .Produces(StatusCodes.Status202Accepted)
            .WithSummary("Request links to the orders of an e-mail address");
        var purchases = guest.MapGroup("/purchases/{purchaseId:guid}").OpensGuestPurchase();
        purchases
            .MapGet("/", GetGuestPurchase)
            .TakesCartToken()
            .Produces<PurchaseView>()
            .WithSummary("Get a guest's purchase with its orders");
        purchases
            .MapPost("/payments", PayGuestPurchase)
            .TakesCartToken()
            .Idempotent()
            .Continues<OpenPaymentResponse>(OrdersEndpoints.OpenPaymentPage)
            .Produces<OpenPaymentResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                OrderErrors.NotPayable,
                OrderErrors.CheckoutExpired,
                PaymentErrors.AlreadySucceeded,
                PaymentErrors.InProgress,
                PaymentErrors.MethodUnavailable,
                PaymentErrors.ProviderError
            )
            .WithSummary("Retry the card payment of a guest's purchase");
        purchases.MapGuestOrders();
        purchases.MapGuestReturns();
    }

    public static async Task<IResult> OpenGuestPurchase(
        HttpContext context,
        GuestPurchaseQueries guests,
        PurchaseQueries purchases,
        CancellationToken cancellationToken
    )
    {
        var opened = await guests.OpenAsync(GuestHeaders.ValueOf(context, GuestHeaders.Order), cancellationToken);
        return opened.Succeeded
            ? (
                await purchases.FindAsync(opened.Value.Id, OrderActor.Guest(opened.Value.GuestId), cancellationToken)
            ).ToHttp(TypedResults.Ok)
            : Problems.From(opened.Error);
    }

    public static async Task<IResult> RequestGuestLinks(
        GuestLinksRequest request,
        GuestLinkRequestService links,
        GuestLimits limits,
        CancellationToken cancellationToken
    )
    {
        var email = EmailAddress.Normalise(request.Email);
        var mayMail = await limits.MayMailAsync(email);
        return (await links.SendAsync(email, mayMail, cancellationToken)).ToHttp(() =>
            TypedResults.Accepted((string?)null)
        );
    }

    public static Task<IResult> GetGuestPurchase(
        Guid purchaseId,
        CurrentUser user,
        PurchaseQueries purchases,
        CancellationToken cancellationToken
    ) => OrdersEndpoints.GetPurchase(purchaseId, user, purchases, cancellationToken);

    public static Task<IResult> PayGuestPurchase(
        Guid purchaseId,
        CurrentUser user,
        HttpContext context,
        PurchasePaymentService purchases,
        CancellationToken cancellationToken
    ) => OrdersEndpoints.PayPurchase(purchaseId, user, context, purchases, cancellationToken);
}
