using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class CheckoutRepository(FoundationDbContext db) : ICheckoutRepository
{
    public void Add(Checkout checkout) => db.Add(checkout);

    // Locked first and read then: an address inside a row is not found in the columns of a statement of one's own.
    public async Task<Checkout?> GetForCompletionAsync(Guid checkoutId, Guid buyerId, CancellationToken cancellationToken)
    {
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM orders.checkouts WHERE id = {checkoutId} AND buyer_id = {buyerId} FOR UPDATE").ToListAsync(cancellationToken);
        return await db.Set<Checkout>().SingleOrDefaultAsync(c => c.Id == checkoutId && c.BuyerId == buyerId, cancellationToken);
    }
}
