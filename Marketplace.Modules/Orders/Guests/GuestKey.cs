using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>What a guest has to open a purchase: the token of a link, or that of the cart it was bought from.</summary>
/// <param name="LinkToken">Null when none was sent; then the cart's counts.</param>
/// <param name="CartToken">Null when none was sent.</param>
public sealed record GuestKey(string? LinkToken, string? CartToken);

/// <summary>Which checkout a caller names, and what they have to open it.</summary>
/// <param name="BuyerId">The signed-in account; null for guests.</param>
/// <param name="CartToken">Of the guest's cart it was made from; null when none was sent.</param>
public sealed record CheckoutKey(Guid CheckoutId, Guid? BuyerId, string? CartToken)
{
    /// <summary>The checkout, if it is a guest's and the token is that of its cart.</summary>
    internal IQueryable<Checkout> OfGuest(MarketplaceDbContext db)
    {
        var hash = CartKey.HashOf(CartToken ?? "");
        return db.Set<Checkout>()
            .Where(c =>
                c.Id == CheckoutId
                && c.Guest != null
                && db.Set<Cart>().Any(cart => cart.Id == c.CartId && cart.TokenHash == hash)
            );
    }
}

/// <summary>A guest's purchase that was opened.</summary>
/// <param name="GuestId">The guest who bought it.</param>
public sealed record GuestPurchase(Guid Id, Guid GuestId);
