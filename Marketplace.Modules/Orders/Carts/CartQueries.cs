using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads carts with today's prices: three statements, however many items there are.</summary>
public sealed class CartQueries(MarketplaceDbContext db, CartPriceQueries prices, TimeProvider clock)
{
    /// <summary>A cart that the caller may read.</summary>
    /// <param name="viewer">Null for a guest.</param>
    /// <remarks>Errors: <c>resource.not_found</c>, also for another's cart, a wrong token and an expired
    /// cart.</remarks>
    public async Task<Result<CartView>> FindAsync(CartKey key, Actor? viewer, CancellationToken cancellationToken)
    {
        var cart = await OpenAsync(key, cancellationToken);
        return cart is null
            ? PlatformErrors.NotFound
            : await ViewAsync(cart, viewer, CartNotices.None, cancellationToken);
    }

    /// <summary>The buyer's cart; none is made.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> when there is none.</remarks>
    public async Task<Result<CartView>> FindOfAsync(Actor buyer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var cart = await Carts()
            .SingleOrDefaultAsync(
                c => c.BuyerId == buyer.Id && c.Status == CartStatus.Active && c.ExpiresAt > now,
                cancellationToken
            );
        return cart is null
            ? PlatformErrors.NotFound
            : await ViewAsync(cart, buyer, CartNotices.None, cancellationToken);
    }

    /// <summary>What the cart would buy, for a checkout or an estimate. One statement.</summary>
    /// <remarks>The prices seen are left out: whoever asks is shown today's. Errors: <c>resource.not_found</c>.
    /// </remarks>
    public async Task<Result<CartToBuy>> ToBuyAsync(CartKey key, CancellationToken cancellationToken)
    {
        if (await OpenAsync(key, cancellationToken) is not { } cart)
            return PlatformErrors.NotFound;
        return new CartToBuy(
            new(cart.Id, cart.LastCheckoutId),
            [
                .. CartEntry
                    .Of(cart.Items, CartNotices.None)
                    .Where(e => !e.IsSaved)
                    .Select(e => new WantedItem(e.VariantId, e.Quantity, null)),
            ]
        );
    }

    /// <summary>The view of a cart that was just changed. Two statements.</summary>
    public async Task<CartView> ViewAsync(
        Cart cart,
        Actor? viewer,
        CartNotices notices,
        CancellationToken cancellationToken
    )
    {
        var priced = await prices.PriceAsync(viewer, CartEntry.Of(cart.Items, notices), [], cancellationToken);
        return new(
            cart.Id,
            cart.Status,
            priced.Sellers(),
            priced.Saved(),
            priced.Totals(),
            notices.LeftOut,
            cart.UpdatedAt,
            cart.ExpiresAt,
            cart.Version
        );
    }

    private async Task<Cart?> OpenAsync(CartKey key, CancellationToken cancellationToken)
    {
        var cart = await Carts().SingleOrDefaultAsync(c => c.Id == key.CartId, cancellationToken);
        return cart is not null && key.Opens(cart) && !cart.IsExpiredAt(clock.GetUtcNow()) ? cart : null;
    }

    private IQueryable<Cart> Carts() => db.Set<Cart>().AsNoTracking().Include(c => c.Items);
}

/// <summary>What a cart would buy.</summary>
public sealed record CartToBuy(QuotedCart Cart, IReadOnlyList<WantedItem> Items);
