using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class CheckoutRepository(MarketplaceDbContext db) : ICheckoutRepository
{
    public void Add(Checkout checkout) => db.Add(checkout);

    private static readonly Func<MarketplaceDbContext, Guid, Guid, CancellationToken, Task<Checkout?>> CheckoutOf =
        EF.CompileAsyncQuery(
            (MarketplaceDbContext db, Guid checkoutId, Guid buyerId, CancellationToken _) =>
                db.Set<Checkout>().SingleOrDefault(c => c.Id == checkoutId && c.BuyerId == buyerId)
        );

    public Task<Checkout?> FindAsync(Guid checkoutId, Guid buyerId, CancellationToken cancellationToken) =>
        CheckoutOf(db, checkoutId, buyerId, cancellationToken);

    public Task<Checkout?> FindAsync(CheckoutKey key, CancellationToken cancellationToken) =>
        key.BuyerId is { } buyerId
            ? CheckoutOf(db, key.CheckoutId, buyerId, cancellationToken)
            : key.OfGuest(db).SingleOrDefaultAsync(cancellationToken);
}
