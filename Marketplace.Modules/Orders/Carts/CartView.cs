using System.Text.Json.Serialization;
using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A cart with today's prices.</summary>
/// <param name="Status">active, or merged: its items are in the cart of an account.</param>
/// <param name="Sellers">What is to be bought, by store.</param>
/// <param name="Saved">What is saved for later.</param>
/// <param name="LeftOut">Variants of a merged cart for which there was no room; empty but in the answer to that
/// merge.</param>
/// <param name="Version">Increases with every change; the ETag.</param>
public sealed record CartView(
    Guid Id,
    CartStatus Status,
    IReadOnlyList<CartSellerView> Sellers,
    IReadOnlyList<CartItemView> Saved,
    CartTotals? Totals,
    IReadOnlyList<Guid> LeftOut,
    DateTimeOffset UpdatedAt,
    DateTimeOffset ExpiresAt,
    [property: JsonIgnore] long Version
);

/// <summary>What a purchase would cost, without an address.</summary>
/// <param name="Sellers">By store, as it would be delivered.</param>
public sealed record EstimateView(IReadOnlyList<CartSellerView> Sellers, CartTotals? Totals);

/// <summary>One store's part of a cart.</summary>
/// <param name="Seller">Null for items whose product does not exist any more.</param>
/// <param name="Totals">Of the items that can be bought; null when there is none, or when the sum exceeds the largest
/// supported amount.</param>
public sealed record CartSellerView(
    SellerRef? Seller,
    DeliveryType Delivery,
    IReadOnlyList<CartItemView> Items,
    CartTotals? Totals
);

/// <summary>Goods, delivery and both together; tax included.</summary>
public sealed record CartTotals(Money ItemsTotal, Money ShippingTotal, Money TaxTotal, Money Total);

/// <summary>Units of a variant in a cart.</summary>
/// <param name="ProductId">Null, as what follows from it, when the variant does not exist any more.</param>
/// <param name="UnitPrice">Today's price.</param>
/// <param name="UnitPriceSeen">The price when the item was last written; null in an estimate.</param>
/// <param name="Available">Units that can be ordered now.</param>
/// <param name="Warnings">What a purchase would come up against; never a reason to refuse the cart.</param>
public sealed record CartItemView(
    Guid VariantId,
    Guid? ProductId,
    string? Title,
    string? Sku,
    IReadOnlyDictionary<string, string> Options,
    int Quantity,
    Money? UnitPrice,
    Money? UnitPriceSeen,
    int Available,
    PictureView? Image,
    IReadOnlyList<CartWarning> Warnings
);

/// <summary>Something to know before buying.</summary>
/// <param name="OldPrice">With price_changed: the price seen.</param>
/// <param name="NewPrice">With price_changed: today's price.</param>
/// <param name="Available">With stock_short: units that can be ordered now.</param>
public sealed record CartWarning(
    CartWarningCode Code,
    Money? OldPrice = null,
    Money? NewPrice = null,
    int? Available = null
);

/// <summary>Kinds of warnings.</summary>
public enum CartWarningCode
{
    /// <summary>The price is not the one that was seen.</summary>
    PriceChanged,

    /// <summary>There are fewer units than wanted.</summary>
    StockShort,

    /// <summary>The product is not for sale now.</summary>
    NotForSale,

    /// <summary>The store takes no orders now.</summary>
    StoreClosed,

    /// <summary>The buyer belongs to the store.</summary>
    SelfPurchase,

    /// <summary>The quantity was cut to the most a cart takes.</summary>
    QuantityCapped,
}
