using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A variant as quoted.</summary>
/// <param name="UnitPriceMinor">Tax included.</param>
/// <param name="Image">The product's first image; null when there is none.</param>
public sealed record CheckoutLine(
    Guid VariantId,
    Guid ProductId,
    Guid SellerId,
    string Title,
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    long UnitPriceMinor,
    int Quantity,
    int TaxBps,
    Picture? Image = null
)
{
    /// <summary>What was deducted from the line, and for which promotion.</summary>
    public IReadOnlyList<CheckoutDiscount> Discounts { get; init; } = [];

    /// <summary>The discounts together.</summary>
    internal long DiscountMinor => Discounts.Sum(d => d.AmountMinor);

    /// <summary>Price of the line less its discounts, tax included.</summary>
    public Money Total(string currency) =>
        new Money(UnitPriceMinor, currency) * Quantity - new Money(DiscountMinor, currency);
}

/// <summary>A discount on a line.</summary>
/// <param name="Name">What the buyer reads.</param>
/// <param name="AmountMinor">Tax included.</param>
/// <param name="PlatformMinor">The part that the marketplace pays, not the store.</param>
public sealed record CheckoutDiscount(Guid PromotionId, string Name, long AmountMinor, long PlatformMinor = 0);

/// <summary>Delivery of one seller's part of a checkout, and its fee.</summary>
/// <param name="FeeMinor">Tax included.</param>
/// <param name="Note">Message to the seller, up to 500 characters.</param>
/// <param name="DiscountMinor">Deducted from the fee.</param>
public sealed record CheckoutDelivery(
    Guid SellerId,
    DeliveryType Type,
    string? Note,
    long FeeMinor,
    int FeeTaxBps,
    long DiscountMinor = 0
);

/// <summary>The delivery type the buyer chose for one seller; carrier by default.</summary>
public sealed record DeliveryChoice(Guid SellerId, DeliveryType Type, string? Note);

/// <summary>Status of a checkout.</summary>
public enum CheckoutStatus
{
    Open,
    Completed,
    Expired,
}

/// <summary>How goods reach the buyer.</summary>
public enum DeliveryType
{
    /// <summary>A parcel service.</summary>
    Carrier,

    /// <summary>Delivered by the seller.</summary>
    SellerDelivery,

    /// <summary>The buyer fetches it; no shipping fee.</summary>
    Pickup,
}

/// <summary>A price that is not what the buyer saw.</summary>
internal sealed record PriceChange(Guid VariantId, Money Old, Money New);
