using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>How every amount of a quote came about, from what was stored with it.</summary>
/// <remarks>Every total is the sum of what stands in it; tax is included in all amounts.</remarks>
public sealed record CheckoutExplanation(
    Guid CheckoutId,
    IReadOnlyList<SellerExplanation> Sellers,
    Money ItemsTotal,
    Money ShippingTotal,
    Money DiscountTotal,
    Money TaxTotal,
    Money Total
);

/// <summary>One seller's part of a quote.</summary>
public sealed record SellerExplanation(
    SellerRef Seller,
    IReadOnlyList<LineExplanation> Lines,
    DeliveryExplanation Delivery,
    Money ItemsTotal,
    Money ShippingTotal,
    Money TaxTotal,
    Money Total
);

/// <summary>How the price of a line came about.</summary>
/// <param name="Price">Unit price times quantity.</param>
/// <param name="Total">The price less the discounts.</param>
/// <param name="Text">The calculation in words.</param>
public sealed record LineExplanation(
    Guid VariantId,
    string Title,
    Money UnitPrice,
    int Quantity,
    Money Price,
    IReadOnlyList<DiscountExplanation> Discounts,
    Money Total,
    TaxExplanation Tax,
    string Text
);

/// <summary>A discount on a line, and who bears it.</summary>
/// <param name="SellerShare">What the seller bears.</param>
/// <param name="PlatformShare">What the marketplace bears.</param>
public sealed record DiscountExplanation(
    Guid PromotionId,
    string Name,
    Money Amount,
    Money SellerShare,
    Money PlatformShare
);

/// <summary>How the price of a delivery came about.</summary>
/// <param name="Discount">Deducted from the fee.</param>
/// <param name="Text">The rule in words.</param>
public sealed record DeliveryExplanation(
    DeliveryRule Rule,
    Money Fee,
    Money Discount,
    Money Total,
    TaxExplanation Tax,
    string Text
);

/// <summary>What decided on the price of a delivery.</summary>
public enum DeliveryRule
{
    /// <summary>The fee of the marketplace at the time of the quote.</summary>
    FlatFee,

    /// <summary>The goods reached the amount from which delivery is free.</summary>
    Free,

    /// <summary>The buyer fetches the goods.</summary>
    Pickup,
}

/// <summary>The tax included in an amount: amount − amount × 10,000 ÷ (10,000 + rate), rounded half away from
/// zero.</summary>
/// <param name="Bps">Rate in basis points.</param>
/// <param name="Net">The amount without the tax.</param>
public sealed record TaxExplanation(int Bps, Money Net, Money Amount)
{
    /// <summary>The tax in a tax-inclusive amount.</summary>
    public static TaxExplanation In(Money total, int bps)
    {
        var tax = total.IncludedTax(bps);
        return new(bps, total - tax, tax);
    }
}
