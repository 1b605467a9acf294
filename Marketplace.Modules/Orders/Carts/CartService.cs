using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Opens and changes carts, of accounts and of guests.</summary>
/// <remarks>Of two writes of the same item the later one counts, unless the caller names the version it has
/// seen.</remarks>
public sealed class CartService(
    UnitOfWork unitOfWork,
    ICartRepository carts,
    ISellableCatalog catalog,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    // Whoever opens carts without end and fills none leaves little behind.
    private static readonly TimeSpan Untouched = TimeSpan.FromDays(1);

    private CartClock Time => new(clock.GetUtcNow(), TimeSpan.FromDays(options.Value.CartDays));

    /// <summary>The buyer's cart, made if there is none, or a new one for a guest; the items are added to it.</summary>
    /// <param name="buyer">Null for a guest.</param>
    /// <remarks>Errors: <c>product.not_for_sale</c> {variantIds}, <c>cart.line_limit</c>. Repeat: a buyer gets the same
    /// cart, with the items added once more; a guest gets another.</remarks>
    public Task<Result<OpenedCart>> OpenAsync(
        Actor? buyer,
        IReadOnlyList<WantedItem> items,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<OpenedCart>(
            async ct =>
            {
                var opened = buyer is null ? NewOfGuest() : await OfBuyerAsync(buyer, ct);
                var capped = await AddAsync(opened.Cart, items, ct);
                if (!capped.Succeeded)
                    return capped.Error;
                if (opened.IsNew)
                    carts.Add(opened.Cart);
                return opened with { Notices = CartNotices.Cut(capped.Value) };
            },
            cancellationToken
        );

    /// <summary>Adds units of a variant at today's price.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>cart.closed</c>, <c>precondition.failed</c>,
    /// <c>product.not_for_sale</c>, <c>cart.line_limit</c>. Repeat: adds again.</remarks>
    public Task<Result<ChangedCart>> AddAsync(
        CartKey key,
        WantedItem item,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            key,
            expected,
            async (cart, ct) =>
                (await AddAsync(cart, [item], ct)).Map(capped => new ChangedCart(cart, CartNotices.Cut(capped))),
            cancellationToken
        );

    /// <summary>Sets an item, which then counts as seen at today's price.</summary>
    /// <param name="isSaved">Null leaves it as it is.</param>
    /// <remarks>Errors: as <see cref="AddAsync(CartKey, WantedItem, ExpectedVersion?, CancellationToken)"/>; an item
    /// that is already there may be changed although it is not for sale any more.</remarks>
    public Task<Result<ChangedCart>> PutAsync(
        CartKey key,
        WantedItem item,
        bool? isSaved,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) => ChangeAsync(key, expected, (cart, ct) => PutAsync(cart, item, isSaved, ct), cancellationToken);

    /// <summary>Sets an item of the buyer's cart, which is made if there is none.</summary>
    /// <param name="isSaved">Null leaves it as it is.</param>
    /// <remarks>Errors: <c>product.not_for_sale</c>, <c>cart.line_limit</c>. Repeat: sets it again.</remarks>
    public Task<Result<ChangedCart>> PutAsync(
        Actor buyer,
        WantedItem item,
        bool? isSaved,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<ChangedCart>(
            async ct =>
            {
                var opened = await OfBuyerAsync(buyer, ct);
                var changed = await PutAsync(opened.Cart, item, isSaved, ct);
                if (changed.Succeeded && opened.IsNew)
                    carts.Add(opened.Cart);
                return changed;
            },
            cancellationToken
        );

    /// <summary>Removes an item.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>cart.closed</c>, <c>precondition.failed</c>. Repeat: changes
    /// nothing.</remarks>
    public Task<Result<ChangedCart>> RemoveAsync(
        CartKey key,
        Guid variantId,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            key,
            expected,
            (cart, _) =>
            {
                cart.Remove(variantId, Time);
                return Task.FromResult(Result.Of(new ChangedCart(cart, CartNotices.None)));
            },
            cancellationToken
        );

    /// <summary>Moves a guest's items into the buyer's cart.</summary>
    /// <param name="cartId">The buyer's cart; null for whichever they have, made if there is none.</param>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>cart.closed</c> when the guest's cart went into another cart.
    /// Repeat: the same cart, unchanged. Order and locks: the guest's cart, then the buyer's.</remarks>
    public Task<Result<ChangedCart>> MergeAsync(
        Actor buyer,
        Guid? cartId,
        Guid guestCartId,
        string token,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<ChangedCart>(
            async ct =>
            {
                var guest = await carts.FindForUpdateAsync(guestCartId, ct);
                if (guest is null || !new CartKey(guestCartId, null, token).Opens(guest))
                    return PlatformErrors.NotFound;
                if (await OwnAsync(buyer, cartId, guest, ct) is not { } cart)
                {
                    return cartId is null && guest.Status == CartStatus.Merged
                        ? CartErrors.Closed
                        : PlatformErrors.NotFound;
                }

                if (guest.Status == CartStatus.Merged)
                {
                    return guest.MergedIntoId == cart.Id
                        ? new ChangedCart(cart, CartNotices.None)
                        : CartErrors.Closed.ToError();
                }
                return guest.IsExpiredAt(Time.Now)
                    ? PlatformErrors.NotFound
                    : new ChangedCart(cart, cart.Absorb(guest, Time));
            },
            cancellationToken
        );

    /// <summary>The buyer's cart that a guest's goes into; null when they have no such cart.</summary>
    private async Task<Cart?> OwnAsync(Actor buyer, Guid? cartId, Cart guest, CancellationToken cancellationToken)
    {
        // A repeat finds the cart that the first merge went into.
        if ((cartId ?? guest.MergedIntoId) is { } id)
        {
            var cart = await carts.FindForUpdateAsync(id, cancellationToken);
            return cart?.BuyerId == buyer.Id && !cart.IsExpiredAt(Time.Now) ? cart : null;
        }

        if (guest.IsExpiredAt(Time.Now))
            return null;
        var opened = await OfBuyerAsync(buyer, cancellationToken);
        if (opened.IsNew)
            carts.Add(opened.Cart);
        return opened.Cart;
    }

    private async Task<Result<ChangedCart>> PutAsync(
        Cart cart,
        WantedItem item,
        bool? isSaved,
        CancellationToken cancellationToken
    )
    {
        var found = await catalog.FindAsync([item.VariantId], cancellationToken);
        var variant = found.GetValueOrDefault(item.VariantId);
        if (variant is not { IsForSale: true } && cart.Items.All(i => i.VariantId != item.VariantId))
            return NotForSale([item.VariantId]);
        var put = cart.Put(item.VariantId, item.Quantity, isSaved, variant?.UnitPrice, Time);
        return put.Succeeded ? new ChangedCart(cart, CartNotices.None) : put.Error;
    }

    private Task<Result<ChangedCart>> ChangeAsync(
        CartKey key,
        ExpectedVersion? expected,
        Func<Cart, CancellationToken, Task<Result<ChangedCart>>> change,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<ChangedCart>(
            async ct =>
            {
                var cart = await carts.FindForUpdateAsync(key.CartId, ct);
                if (cart is null || !key.Opens(cart) || cart.IsExpiredAt(Time.Now))
                    return PlatformErrors.NotFound;
                if (cart.Status != CartStatus.Active)
                    return CartErrors.Closed;
                return expected?.Refusal(cart.Version) is { } stale ? stale : await change(cart, ct);
            },
            cancellationToken
        );

    /// <summary>Adds items; returns those whose quantity was cut.</summary>
    private async Task<Result<List<Guid>>> AddAsync(
        Cart cart,
        IReadOnlyList<WantedItem> items,
        CancellationToken cancellationToken
    )
    {
        if (items.Count == 0)
            return new List<Guid>();
        var wanted = items.Select(i => i.VariantId).Distinct().ToArray();
        var found = await catalog.FindAsync(wanted, cancellationToken);
        var refused = wanted.Where(id => found.GetValueOrDefault(id) is not { IsForSale: true }).ToArray();
        if (refused.Length > 0)
            return NotForSale(refused);
        var capped = new List<Guid>();
        foreach (var item in items)
        {
            var added = cart.Add(item.VariantId, item.Quantity, found[item.VariantId].UnitPrice, Time);
            if (!added.Succeeded)
                return added.Error;
            if (added.Value)
                capped.Add(item.VariantId);
        }

        return capped;
    }

    private OpenedCart NewOfGuest()
    {
        var token = CartKey.NewToken();
        return new(
            Cart.OfGuest(Ids.New(clock), CartKey.HashOf(token), Time with { Lifetime = Untouched }),
            token,
            IsNew: true
        );
    }

    private async Task<OpenedCart> OfBuyerAsync(Actor buyer, CancellationToken cancellationToken)
    {
        if (await carts.FindOfBuyerForUpdateAsync(buyer.Id, cancellationToken) is not { } cart)
            return new(Cart.OfBuyer(Ids.New(clock), buyer.Id, Time), null, IsNew: true);
        if (cart.IsExpiredAt(Time.Now))
            cart.Resume(Time);
        return new(cart, null, IsNew: false);
    }

    private static Error NotForSale(IReadOnlyList<Guid> variantIds) =>
        OrderErrors.NotForSale.With(("variantIds", variantIds));
}

/// <summary>A cart after a change.</summary>
public sealed record ChangedCart(Cart Cart, CartNotices Notices);

/// <summary>A cart that was just opened.</summary>
/// <param name="Token">Opens a guest's cart, and is told only now; null for the cart of an account.</param>
/// <param name="IsNew">False when the buyer had it already.</param>
public sealed record OpenedCart(Cart Cart, string? Token, bool IsNew)
{
    public CartNotices Notices { get; init; } = CartNotices.None;
}
