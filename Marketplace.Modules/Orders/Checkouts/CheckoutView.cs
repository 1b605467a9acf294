using System.Text.Json.Serialization;
using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A checkout as its buyer sees it.</summary>
/// <param name="Status">open, completed or expired.</param>
/// <param name="PurchaseId">The purchase it became; null until completed.</param>
/// <param name="Contracts">What completing it takes the acceptance of, two texts for each seller; empty when nothing is
/// asked for. <c>GET /checkouts/{id}/contracts</c> has the words.</param>
/// <param name="Version">Increases when the status changes; the ETag.</param>
public sealed record CheckoutView(
    Guid Id,
    CheckoutStatus Status,
    PaymentMethod PaymentMethod,
    DeliveryAddress Address,
    IReadOnlyList<CheckoutSellerView> Sellers,
    Money ItemsTotal,
    Money ShippingTotal,
    Money TaxTotal,
    Money Total,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    Guid? PurchaseId,
    IReadOnlyList<QuotedContract> Contracts,
    [property: JsonIgnore] long Version
)
{
    /// <summary>The cart whose items were copied; null when there was none.</summary>
    public Guid? CartId { get; init; }

    /// <summary>Whom the sellers invoice, with the last four digits of the tax number, because answers are kept with
    /// their Idempotency-Key; null when not given.</summary>
    public InvoiceView? Invoice { get; init; }
}

/// <summary>One seller's part of a checkout.</summary>
public sealed record CheckoutSellerView(
    SellerRef Seller,
    DeliveryType Delivery,
    string? Note,
    IReadOnlyList<CheckoutLineView> Lines,
    Money ItemsTotal,
    Money ShippingTotal,
    Money TaxTotal,
    Money Total
);

/// <summary>A line of a checkout.</summary>
/// <param name="Image">The product's first image; null when there is none.</param>
public sealed record CheckoutLineView(
    Guid VariantId,
    Guid ProductId,
    string Title,
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    Money UnitPrice,
    int Quantity,
    int TaxBps,
    Money Total,
    PictureView? Image
);
