using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A variant as it was quoted.</summary>
/// <param name="UnitPriceMinor">Tax included.</param>
public sealed record CheckoutLine(
    Guid VariantId,
    Guid ProductId,
    Guid SellerId,
    string Title,
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    long UnitPriceMinor,
    int Quantity,
    int TaxBps
)
{
    /// <summary>Price of the line, tax included.</summary>
    public Money Total(string currency) => new Money(UnitPriceMinor, currency) * Quantity;
}

/// <summary>How one seller's part of a checkout is delivered, and for how much.</summary>
/// <param name="FeeMinor">Tax included.</param>
/// <param name="Note">Up to 500 characters for the seller.</param>
public sealed record CheckoutDelivery(Guid SellerId, DeliveryType Type, string? Note, long FeeMinor, int FeeTaxBps);

/// <summary>A buyer's wish for one seller's part; carrier where he says nothing.</summary>
public sealed record DeliveryChoice(Guid SellerId, DeliveryType Type, string? Note);

/// <summary>Where a checkout stands.</summary>
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

    /// <summary>The seller brings it.</summary>
    SellerDelivery,

    /// <summary>The buyer fetches it; no shipping fee.</summary>
    Pickup,
}

/// <summary>A price that is not what the buyer saw.</summary>
public sealed record PriceChange(Guid VariantId, Money Old, Money New);
