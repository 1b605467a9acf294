using Marketplace.Api.Admin;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>The page that a guest's link opens where the shop has none of its own (<c>Marketplace:WebUrl</c>): what
/// became of the purchase.</summary>
/// <remarks>It only shows: everything else is the shop's. The address is not logged, and no referrer is sent.</remarks>
public static class GuestOrderPages
{
    private static readonly PlainPage LinkOver = new(
        new("Bu bağlantı artık geçerli değil", "This link no longer works"),
        new(
            "Süresi dolmuş ya da siparişler bir hesaba geçmiş olabilir. Mağazadan yenisini isteyin ya da giriş yapın.",
            "It may have expired, or the orders are in an account now. Request a new one from the shop, or sign in."
        ),
        "×",
        PlainPage.Quiet
    );

    public static void MapGuestOrderPages(this IEndpointRouteBuilder app) =>
        app.MapGet(GuestLinkService.Path, ShowGuestOrder).AllowAnonymous().ExcludeFromDescription().TakesAnyQuery();

    public static async Task<IResult> ShowGuestOrder(
        HttpContext context,
        string? token,
        GuestPurchaseQueries guests,
        PurchaseQueries purchases,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        var language = RequestLanguage.Of(context);
        var opened = await guests.OpenAsync(token, cancellationToken);
        if (!opened.Succeeded)
            return LinkOver.In(language, StatusCodes.Status410Gone);
        var found = await purchases.FindAsync(
            opened.Value.Id,
            OrderActor.Guest(opened.Value.GuestId),
            cancellationToken
        );
        return found.Succeeded ? PageOf(found.Value, language).In(language) : Problems.From(found.Error);
    }

    private static PlainPage PageOf(PurchaseView purchase, Language language) =>
        new(
            LocalizedText.Same(purchase.Number),
            new("Siparişlerinizin son durumu:", "This is how your orders stand:"),
            "✓",
            PlainPage.Good
        )
        {
            Facts =
            [
                .. purchase.Orders.Select(o => (LocalizedText.Same(o.Number), StateTexts.Of(o.Status).Text)),
                (new("Tutar", "Amount"), LocalizedText.Same(Currencies.Show(purchase.Total, language))),
            ],
            Link = purchase.Payment?.CheckoutUrl is { } pay ? (new("Öde", "Pay"), pay) : null,
        };
}
