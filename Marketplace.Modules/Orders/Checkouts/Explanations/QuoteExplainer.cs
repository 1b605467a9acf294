using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Explains the amounts of a quote in one language.</summary>
internal sealed class QuoteExplainer(string currency, Language language)
{
    private static readonly LocalizedText Line = new(
        "{quantity} × {price} = {sum}{discounts}; bunun {tax} kadarı %{rate} KDV’dir",
        "{quantity} × {price} = {sum}{discounts}; {tax} of it is {rate}% VAT"
    );
    private static readonly LocalizedText Less = new(
        ", eksi {discount} indirim = {total}",
        ", less a discount of {discount} = {total}"
    );
    private static readonly LocalizedText FlatFee = new(
        "Gönderim ücreti {fee}{discounts}; bunun {tax} kadarı %{rate} KDV’dir",
        "Delivery fee {fee}{discounts}; {tax} of it is {rate}% VAT"
    );
    private static readonly LocalizedText Free = new(
        "Gönderim ücretsiz: ürünlerin tutarı ücretsiz gönderim sınırına ulaştı",
        "Delivery is free: the goods reach the amount for free delivery"
    );
    private static readonly LocalizedText Pickup = new(
        "Ücret yok: ürünleri alıcı teslim alır",
        "No fee: the buyer fetches the goods"
    );

    /// <summary>Explains one seller's part.</summary>
    public SellerExplanation Explain(SellerQuote part, SellerRef seller)
    {
        var lines = part.Lines.Select(Explain).ToArray();
        var delivery = Explain(part.Delivery);
        var items = Sum(lines.Select(l => l.Total));
        return new(
            seller,
            lines,
            delivery,
            items,
            delivery.Total,
            Sum(lines.Select(l => l.Tax.Amount).Append(delivery.Tax.Amount)),
            items + delivery.Total
        );
    }

    /// <summary>Adds up the parts.</summary>
    public CheckoutExplanation Explain(Guid checkoutId, IReadOnlyList<SellerExplanation> sellers) =>
        new(
            checkoutId,
            sellers,
            Sum(sellers.Select(s => s.ItemsTotal)),
            Sum(sellers.Select(s => s.ShippingTotal)),
            Sum(sellers.SelectMany(s => s.Lines.SelectMany(l => l.Discounts).Select(d => d.Amount)))
                + Sum(sellers.Select(s => s.Delivery.Discount)),
            Sum(sellers.Select(s => s.TaxTotal)),
            Sum(sellers.Select(s => s.Total))
        );

    private LineExplanation Explain(CheckoutLine line)
    {
        var price = In(line.UnitPriceMinor) * line.Quantity;
        var discounts = line
            .Discounts.Select(d => new DiscountExplanation(
                d.PromotionId,
                d.Name,
                In(d.AmountMinor),
                In(d.AmountMinor - d.PlatformMinor),
                In(d.PlatformMinor)
            ))
            .ToArray();
        var discount = Sum(discounts.Select(d => d.Amount));
        var tax = TaxExplanation.In(price - discount, line.TaxBps);
        var text = Line.In(
            language,
            new Dictionary<string, object?>
            {
                ["quantity"] = line.Quantity.ToString(CultureInfo.InvariantCulture),
                ["price"] = Show(In(line.UnitPriceMinor)),
                ["sum"] = Show(price),
                ["discounts"] = LessText(discount, price - discount),
                ["tax"] = Show(tax.Amount),
                ["rate"] = RateOf(tax),
            }
        );
        return new(
            line.VariantId,
            line.Title,
            In(line.UnitPriceMinor),
            line.Quantity,
            price,
            discounts,
            price - discount,
            tax,
            text
        );
    }

    private DeliveryExplanation Explain(CheckoutDelivery delivery)
    {
        var (fee, discount) = (In(delivery.FeeMinor), In(delivery.DiscountMinor));
        var tax = TaxExplanation.In(fee - discount, delivery.FeeTaxBps);
        var rule =
            delivery.Type == DeliveryType.Pickup ? DeliveryRule.Pickup
            : fee.IsZero ? DeliveryRule.Free
            : DeliveryRule.FlatFee;
        var values = new Dictionary<string, object?>
        {
            ["fee"] = Show(fee),
            ["discounts"] = LessText(discount, fee - discount),
            ["tax"] = Show(tax.Amount),
            ["rate"] = RateOf(tax),
        };
        var text = rule switch
        {
            DeliveryRule.Pickup => Pickup.In(language),
            DeliveryRule.Free => Free.In(language),
            _ => FlatFee.In(language, values),
        };
        return new(rule, fee, discount, fee - discount, tax, text);
    }

    private string LessText(Money discount, Money total) =>
        discount.IsZero
            ? ""
            : Less.In(
                language,
                new Dictionary<string, object?> { ["discount"] = Show(discount), ["total"] = Show(total) }
            );

    private string RateOf(TaxExplanation tax) => (tax.Bps / 100m).ToString("0.##", language.Culture);

    private string Show(Money money) => Currencies.Show(money, language);

    private Money In(long minor) => new(minor, currency);

    private Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero(currency), (sum, one) => sum + one);
}
