using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>The price of a purchase, by seller.</summary>
/// <remarks>All amounts include tax. Tax is rounded per line (and once for the fee); totals are sums and are never
/// rounded again.</remarks>
internal sealed class Quote
{
    private Quote(string currency, IReadOnlyList<SellerQuote> sellers) => (Currency, Sellers) = (currency, sellers);

    public string Currency { get; }

    /// <summary>One part per seller, in line order.</summary>
    public IReadOnlyList<SellerQuote> Sellers { get; }

    public Money ItemsTotal => Sum(s => s.ItemsTotal);

    public Money ShippingTotal => Sum(s => s.ShippingTotal);

    public Money TaxTotal => Sum(s => s.TaxTotal);

    public Money Total => Sum(s => s.Total);

    /// <summary>Adds up lines and deliveries that are already priced.</summary>
    public static Quote Of(
        string currency,
        IReadOnlyList<CheckoutLine> lines,
        IReadOnlyList<CheckoutDelivery> deliveries
    ) =>
        new(
            currency,
            lines
                .GroupBy(l => l.SellerId)
                .Select(g => new SellerQuote(currency, g.ToArray(), deliveries.First(d => d.SellerId == g.Key)))
                .ToArray()
        );

    /// <summary>Prices the delivery of each seller's part.</summary>
    public static IReadOnlyList<CheckoutDelivery> PriceDeliveries(
        string currency,
        IEnumerable<CheckoutLine> lines,
        IReadOnlyCollection<DeliveryChoice> choices,
        ShippingOptions shipping
    ) =>
        lines
            .GroupBy(l => l.SellerId)
            .Select(g =>
            {
                var choice = choices.FirstOrDefault(c => c.SellerId == g.Key) ?? new(g.Key, DeliveryType.Carrier, null);
                var items = g.Aggregate(Money.Zero(currency), (sum, line) => sum + line.Total(currency));
                var isFree = choice.Type == DeliveryType.Pickup || items.Amount >= shipping.FreeFrom;
                return new CheckoutDelivery(
                    g.Key,
                    choice.Type,
                    choice.Note,
                    isFree ? 0 : shipping.FlatFee,
                    shipping.TaxBps
                );
            })
            .ToArray();

    private Money Sum(Func<SellerQuote, Money> part) =>
        Sellers.Aggregate(Money.Zero(Currency), (sum, seller) => sum + part(seller));
}

/// <summary>One seller's part of a quote; becomes one order.</summary>
internal sealed class SellerQuote(string currency, IReadOnlyList<CheckoutLine> lines, CheckoutDelivery delivery)
{
    public Guid SellerId => delivery.SellerId;

    public IReadOnlyList<CheckoutLine> Lines => lines;

    public CheckoutDelivery Delivery => delivery;

    public Money ItemsTotal => lines.Aggregate(Money.Zero(currency), (sum, line) => sum + line.Total(currency));

    /// <summary>The fee less its discount.</summary>
    public Money ShippingTotal => new(delivery.FeeMinor - delivery.DiscountMinor, currency);

    /// <summary>What was deducted from goods and delivery.</summary>
    public Money DiscountTotal => new(lines.Sum(l => l.DiscountMinor) + delivery.DiscountMinor, currency);

    public Money ShippingTax => ShippingTotal.IncludedTax(delivery.FeeTaxBps);

    /// <summary>Tax included in goods and delivery.</summary>
    public Money TaxTotal =>
        lines.Aggregate(ShippingTax, (sum, line) => sum + line.Total(currency).IncludedTax(line.TaxBps));

    public Money Total => ItemsTotal + ShippingTotal;
}
