using System.Globalization;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Lets guests at what they bought: the token of a link, or of the cart it was bought from, opens one
/// purchase.</summary>
internal static class GuestAccess
{
    /// <summary>Opens the purchase of the route value <c>purchaseId</c> before anything else, and lets the request act
    /// for its guest. Orders and returns of the route (<c>id</c>, <c>returnId</c>) must belong to it; otherwise,
    /// and without a key, the answer is 404.</summary>
    public static RouteGroupBuilder OpensGuestPurchase(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(OpenAsync);
        return group.TakesGuestKey();
    }

    /// <summary>Declares the headers of a guest's key, and how it is refused.</summary>
    public static TBuilder TakesGuestKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .WithMetadata(
                new HeaderMetadata(
                    GuestHeaders.Order,
                    "Token of the link in the order's mails.",
                    "AZrQ0m1lezuaVTofXSxLawG2pV4m1zq1fR5ypk0oS3gYHkWq"
                )
            )
            .ProducesProblems(PlatformErrors.NotFound, GuestErrors.LinkExpired, GuestErrors.AccountOpened);

    private static async ValueTask<object?> OpenAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var queries = http.RequestServices.GetRequiredService<GuestPurchaseQueries>();
        var key = new GuestKey(
            GuestHeaders.ValueOf(http, GuestHeaders.Order),
            GuestHeaders.ValueOf(http, GuestHeaders.Cart)
        );
        var opened = await queries.OpenAsync(IdOf(http, "purchaseId")!.Value, key, http.RequestAborted);
        if (!opened.Succeeded)
            return Problems.From(opened.Error);
        var purchase = opened.Value;
        if (IdOf(http, "id") is { } order && !await queries.HasOrderAsync(purchase, order, http.RequestAborted))
            return Problems.From(PlatformErrors.NotFound);
        if (IdOf(http, "returnId") is { } back && !await queries.HasReturnAsync(purchase, back, http.RequestAborted))
            return Problems.From(PlatformErrors.NotFound);
        http.RequestServices.GetRequiredService<CurrentUser>().ActFor(GuestCheckoutService.ActorOf(purchase.GuestId));
        return await next(context);
    }

    private static Guid? IdOf(HttpContext context, string name) =>
        Guid.TryParse(Convert.ToString(context.GetRouteValue(name), CultureInfo.InvariantCulture), out var id)
            ? id
            : null;
}
