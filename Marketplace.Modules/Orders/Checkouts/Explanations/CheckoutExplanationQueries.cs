using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Explains quotes to their buyers.</summary>
public sealed class CheckoutExplanationQueries(MarketplaceDbContext db, ISellerDirectory sellers)
{
    /// <summary>How the amounts of a buyer's checkout came about; null if it does not exist or belongs to someone else.
    /// Two statements.</summary>
    public async Task<CheckoutExplanation?> FindAsync(
        Guid checkoutId,
        Guid buyerId,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var checkout = await db.Set<Checkout>()
            .AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == checkoutId && c.BuyerId == buyerId, cancellationToken);
        if (checkout is null)
            return null;
        var parts = checkout.Quote.Sellers;
        var stores = await sellers.FindAsync([.. parts.Select(p => p.SellerId)], cancellationToken);
        var explainer = new QuoteExplainer(checkout.Currency, language);
        return explainer.Explain(
            checkout.Id,
            [.. parts.Select(part => explainer.Explain(part, SellerRef.Of(part.SellerId, stores)))]
        );
    }
}
