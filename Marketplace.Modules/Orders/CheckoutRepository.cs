using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class CheckoutRepository(FoundationDbContext db) : ICheckoutRepository
{
    public void Add(Checkout checkout) => db.Add(checkout);

    public async Task<Checkout?> GetForCompletionAsync(Guid checkoutId, Guid buyerId, CancellationToken cancellationToken) =>
        (await db.Set<Checkout>().FromSql($"SELECT * FROM orders.checkouts WHERE id = {checkoutId} AND buyer_id = {buyerId} FOR UPDATE").ToListAsync(cancellationToken)).SingleOrDefault();
}
