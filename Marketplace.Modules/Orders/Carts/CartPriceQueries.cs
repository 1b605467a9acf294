using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Reads what items of a cart cost today: two statements, however many they are.</summary>
public sealed class CartPriceQueries(
    ISellableCatalog catalog,
    ISellerDirectory sellers,
    IOptions<OrdersOptions> orders,
    IOptions<MarketplaceOptions> marketplace
)
{
    /// <summary>What a purchase of these items would cost, without an address and without a cart.</summary>
    /// <param name="buyer">Null for a guest.</param>
    public async Task<EstimateView> EstimateAsync(
        Actor? buyer,
        IReadOnlyList<WantedItem> items,
        IReadOnlyCollection<DeliveryChoice> deliveries,
        CancellationToken cancellationToken
    )
    {
        var entries = items
            .GroupBy(i => i.VariantId)
            .Select(g => new CartEntry(
                g.Key,
                Math.Min(g.Sum(i => i.Quantity), Cart.MaxQuantity),
                g.Last().UnitPriceSeen,
                IsSaved: false,
                IsCapped: g.Sum(i => i.Quantity) > Cart.MaxQuantity
            ))
            .ToArray();
        var priced = await PriceAsync(buyer, entries, deliveries, cancellationToken);
        return new(priced.Sellers(), priced.Totals());
    }

    internal async Task<PricedItems> PriceAsync(
        Actor? buyer,
        IReadOnlyList<CartEntry> entries,
        IReadOnlyCollection<DeliveryChoice> deliveries,
        CancellationToken cancellationToken
    )
    {
        var variants = await catalog.FindAsync([.. entries.Select(e => e.VariantId)], cancellationToken);
        var stores = await sellers.FindForAsync(
            buyer?.UserId ?? Guid.Empty,
            [.. variants.Values.Select(v => v.SellerId).Distinct()],
            cancellationToken
        );
        var terms = new CartTerms(
            marketplace.Value.Currency,
            orders.Value.Shipping,
            marketplace.Value.PublicUrl,
            deliveries
        );
        return new(entries, variants, stores, buyer, terms);
    }
}
