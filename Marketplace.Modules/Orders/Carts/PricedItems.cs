using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Items with what was read for them: today's prices, warnings and totals.</summary>
internal sealed class PricedItems(
    IReadOnlyList<CartEntry> entries,
    IReadOnlyDictionary<Guid, SellableVariant> variants,
    IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)> stores,
    Actor? buyer,
    CartTerms terms
)
{
    /// <summary>Items to buy by store, those without a product last.</summary>
    public IReadOnlyList<CartSellerView> Sellers()
    {
        var quote = QuoteOf(entries.Where(e => !e.IsSaved && CanBuy(e)));
        return
        [
            .. entries
                .Where(e => !e.IsSaved)
                .GroupBy(e => variants.GetValueOrDefault(e.VariantId)?.SellerId)
                .OrderBy(g => g.Key is null)
                .Select(g => SellerView(g.Key, [.. g], quote)),
        ];
    }

    public IReadOnlyList<CartItemView> Saved() => [.. entries.Where(e => e.IsSaved).Select(ItemView)];

    /// <summary>Of everything that can be bought; null when that is nothing, or too much.</summary>
    public CartTotals? Totals() =>
        QuoteOf(entries.Where(e => !e.IsSaved && CanBuy(e))) is { } quote
            ? new(quote.ItemsTotal, quote.ShippingTotal, quote.TaxTotal, quote.Total)
            : null;

    private CartSellerView SellerView(Guid? sellerId, IReadOnlyList<CartEntry> part, Quote? quote)
    {
        var priced = quote?.Sellers.FirstOrDefault(s => s.SellerId == sellerId);
        return new(
            sellerId is { } id ? stores.GetValueOrDefault(id).Store?.Ref ?? new(id, null, null) : null,
            terms.Deliveries.FirstOrDefault(d => d.SellerId == sellerId)?.Type ?? DeliveryType.Carrier,
            [.. part.Select(ItemView)],
            priced is null ? null : new(priced.ItemsTotal, priced.ShippingTotal, priced.TaxTotal, priced.Total)
        );
    }

    private CartItemView ItemView(CartEntry entry)
    {
        var variant = variants.GetValueOrDefault(entry.VariantId);
        return new(
            entry.VariantId,
            variant?.ProductId,
            variant?.Title,
            variant?.Sku,
            variant?.Options ?? new Dictionary<string, string>(),
            entry.Quantity,
            variant?.UnitPrice,
            entry.PriceSeen,
            variant?.Available ?? 0,
            PictureView.From(variant?.Image, terms.PublicUrl),
            [.. WarningsOf(entry, variant)]
        );
    }

    private IEnumerable<CartWarning> WarningsOf(CartEntry entry, SellableVariant? variant)
    {
        if (entry.IsCapped)
            yield return new(CartWarningCode.QuantityCapped);
        if (variant is not { IsForSale: true })
        {
            yield return new(CartWarningCode.NotForSale);
            yield break;
        }

        if (!IsSelling(variant))
            yield return new(CartWarningCode.StoreClosed);
        if (IsOwn(variant))
            yield return new(CartWarningCode.SelfPurchase);
        if (entry.PriceSeen is { } seen && seen != variant.UnitPrice)
            yield return new(CartWarningCode.PriceChanged, seen, variant.UnitPrice);
        if (variant.Available < entry.Quantity)
            yield return new(CartWarningCode.StockShort, Available: Math.Max(0, variant.Available));
    }

    /// <summary>Whether it counts: stock is taken only when the purchase is completed.</summary>
    private bool CanBuy(CartEntry entry) =>
        variants.GetValueOrDefault(entry.VariantId) is { IsForSale: true } variant
        && IsSelling(variant)
        && !IsOwn(variant);

    private bool IsSelling(SellableVariant variant) =>
        stores.TryGetValue(variant.SellerId, out var store) && store.Store.IsSelling;

    private bool IsOwn(SellableVariant variant) =>
        stores.GetValueOrDefault(variant.SellerId).IsOwn || buyer?.MayActFor(variant.SellerId) == true;

    private Quote? QuoteOf(IEnumerable<CartEntry> bought)
    {
        var offer = new PurchasableVariants(variants, new Dictionary<Guid, SellerSummary>());
        var lines = bought.Select(e => offer.Line(e.VariantId, e.Quantity)).ToArray();
        if (lines.Length == 0 || CheckoutPolicy.IsTooLarge(lines, terms.Shipping))
            return null;
        return Quote.Of(
            terms.Currency,
            lines,
            Quote.PriceDeliveries(terms.Currency, lines, terms.Deliveries, terms.Shipping)
        );
    }
}

/// <summary>What items are priced by.</summary>
internal sealed record CartTerms(
    string Currency,
    ShippingOptions Shipping,
    string PublicUrl,
    IReadOnlyCollection<DeliveryChoice> Deliveries
);
