using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class CartRepository(MarketplaceDbContext db) : ICartRepository
{
    public void Add(Cart cart) => db.Add(cart);

    public Task<Cart?> FindForUpdateAsync(Guid cartId, CancellationToken cancellationToken) =>
        LoadAsync($"SELECT * FROM orders.carts WHERE id = {cartId} FOR UPDATE", cancellationToken);

    public Task<Cart?> FindOfBuyerForUpdateAsync(Guid buyerId, CancellationToken cancellationToken) =>
        LoadAsync(
            $"SELECT * FROM orders.carts WHERE buyer_id = {buyerId} AND status = 'Active' FOR UPDATE",
            cancellationToken
        );

    /// <summary>Locks the row, then reads the items in a statement of its own, so that they are as new as the
    /// lock.</summary>
    private async Task<Cart?> LoadAsync(FormattableString locking, CancellationToken cancellationToken)
    {
        var cart = (await db.Set<Cart>().FromSql(locking).ToListAsync(cancellationToken)).SingleOrDefault();
        if (cart is not null)
            await db.Set<CartItem>().Where(i => i.CartId == cart.Id).LoadAsync(cancellationToken);
        return cart;
    }
}
