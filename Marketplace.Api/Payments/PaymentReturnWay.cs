using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>Where somebody who has paid goes on.</summary>
/// <param name="Url">Null when the deployment names no shop.</param>
public sealed record WayOn(LocalizedText Label, string? Url);

/// <summary>Finds where a payer goes on: to the purchase in the shop, to the shop itself, or, without an account, to
/// the purchase by a link.</summary>
public sealed class PaymentReturnWay(
    ShopLinkService links,
    IGuestLinks guestLinks,
    IUserDirectory users,
    TimeProvider clock
)
{
    private static readonly LocalizedText View = new("Alışverişi görüntüle", "View the purchase");
    private static readonly LocalizedText Home = new("Mağazaya dön", "Back to the shop");

    // Whoever finds the address of this page later must not get new links to a purchase by it.
    private static readonly TimeSpan LinksWithin = TimeSpan.FromDays(1);

    /// <summary>The way on of the payer of a payment.</summary>
    public async Task<WayOn> OnFromAsync(ReturnedPayment payment, CancellationToken cancellationToken)
    {
        if (payment.Purpose != PaymentPurpose.Purchase)
            return new(Home, links.Home);
        var payer = (await users.FindAsync([payment.PayerId], cancellationToken)).GetValueOrDefault(payment.PayerId);
        if (payer is not { IsGuest: true })
            return links.Purchase(payment.RefId) is { } page ? new(View, page) : new(Home, links.Home);
        return payment.CreatedAt + LinksWithin > clock.GetUtcNow()
            ? new(View, guestLinks.UrlOf(payment.RefId))
            : new(Home, links.Home);
    }
}
