using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Opens purchases for guests.</summary>
/// <remarks>A key opens one purchase, never everything that was bought with the same e-mail address: whoever typed the
/// address need not own it.</remarks>
public sealed class GuestPurchaseQueries(MarketplaceDbContext db, GuestLinkService links, IUserDirectory users)
{
    /// <summary>The purchase that a link names.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> for a token that is not one of ours; <c>guest.link_expired</c>;
    /// <c>guest.account_opened</c>.</remarks>
    public async Task<Result<GuestPurchase>> OpenAsync(string? linkToken, CancellationToken cancellationToken)
    {
        if (links.Read(linkToken) is not { } link)
            return PlatformErrors.NotFound;
        if (link.IsExpired)
            return GuestErrors.LinkExpired;
        var found = await db.Set<Purchase>()
            .Where(p => p.Id == link.Id || db.Set<Order>().Any(o => o.Id == link.Id && o.PurchaseId == p.Id))
            .Select(p => new GuestPurchase(p.Id, p.BuyerId))
            .SingleOrDefaultAsync(cancellationToken);
        return await OfGuestAsync(found, cancellationToken);
    }

    /// <summary>A purchase, if the key opens it.</summary>
    /// <remarks>Errors: as <see cref="OpenAsync(string?, CancellationToken)"/>; <c>resource.not_found</c> also for a
    /// key of another purchase.</remarks>
    public async Task<Result<GuestPurchase>> OpenAsync(
        Guid purchaseId,
        GuestKey key,
        CancellationToken cancellationToken
    )
    {
        if (key.LinkToken is not null)
        {
            var opened = await OpenAsync(key.LinkToken, cancellationToken);
            return !opened.Succeeded || opened.Value.Id == purchaseId ? opened : PlatformErrors.NotFound;
        }

        if (key.CartToken is null)
            return PlatformErrors.NotFound;
        var hash = CartKey.HashOf(key.CartToken);
        var found = await db.Set<Purchase>()
            .Where(p =>
                p.Id == purchaseId
                && db.Set<Checkout>()
                    .Any(c =>
                        c.Id == p.CheckoutId
                        && c.Guest != null
                        && db.Set<Cart>().Any(k => k.Id == c.CartId && k.TokenHash == hash)
                    )
            )
            .Select(p => new GuestPurchase(p.Id, p.BuyerId))
            .SingleOrDefaultAsync(cancellationToken);
        return await OfGuestAsync(found, cancellationToken);
    }

    /// <summary>Whether the order belongs to the purchase.</summary>
    public Task<bool> HasOrderAsync(GuestPurchase purchase, Guid orderId, CancellationToken cancellationToken) =>
        db.Set<Order>().AnyAsync(o => o.Id == orderId && o.PurchaseId == purchase.Id, cancellationToken);

    /// <summary>Whether the return belongs to the purchase.</summary>
    public Task<bool> HasReturnAsync(GuestPurchase purchase, Guid returnId, CancellationToken cancellationToken) =>
        db.Set<OrderReturn>()
            .AnyAsync(
                r => r.Id == returnId && db.Set<Order>().Any(o => o.Id == r.OrderId && o.PurchaseId == purchase.Id),
                cancellationToken
            );

    private async Task<Result<GuestPurchase>> OfGuestAsync(GuestPurchase? purchase, CancellationToken cancellationToken)
    {
        if (purchase is null)
            return PlatformErrors.NotFound;
        var buyer = (await users.FindAsync([purchase.GuestId], cancellationToken)).GetValueOrDefault(purchase.GuestId);
        return buyer is { IsGuest: true } ? purchase : GuestErrors.AccountOpened;
    }
}
