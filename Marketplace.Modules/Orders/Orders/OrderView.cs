using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>An order with everything its viewer may see.</summary>
/// <param name="Address">Masked for sellers who no longer need to contact the buyer.</param>
/// <param name="Commission">The marketplace's commission; null for buyers, and before placement.</param>
/// <param name="ConfirmBy">Deadline for the seller to confirm; null in other statuses.</param>
/// <param name="Actions">The commands the viewer can issue now.</param>
public sealed record OrderView(
    Guid Id,
    string Number,
    Guid PurchaseId,
    SellerRef Seller,
    OrderStatus Status,
    OrderPaymentStatus PaymentStatus,
    PaymentMethod PaymentMethod,
    DeliveryType Delivery,
    DeliveryAddress Address,
    string? Note,
    IReadOnlyList<OrderLineView> Lines,
    Money ItemsTotal,
    Money ShippingTotal,
    Money DiscountTotal,
    Money TaxTotal,
    Money Total,
    Money RefundedTotal,
    OrderCommissionView? Commission,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PlacedAt,
    DateTimeOffset? ConfirmBy,
    DateTimeOffset? CancelRequestedAt,
    DateTimeOffset? ShippedAt,
    string? Carrier,
    string? TrackingNumber,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? CompletedAt,
    IReadOnlyList<OrderEventView> Events,
    IReadOnlyList<OrderCommand> Actions
)
{
    /// <summary>The buyer's account; null unless the viewer is support or an administrator.</summary>
    public Guid? BuyerId { get; init; }

    /// <summary>Where the store put its invoice; null when it has not.</summary>
    public InvoiceLinkView? InvoiceLink { get; init; }
}

/// <summary>A line of an order.</summary>
/// <param name="Image">The product's first image when it was bought; it stays when the product is archived. Null when
/// there was none.</param>
public sealed record OrderLineView(
    Guid Id,
    Guid VariantId,
    Guid ProductId,
    string Title,
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    Money UnitPrice,
    int Quantity,
    int TaxBps,
    Money Tax,
    Money Total,
    int RefundedQuantity,
    Money RefundedTotal,
    PictureView? Image
);

/// <summary>The marketplace's commission on an order.</summary>
public sealed record OrderCommissionView(int Bps, Money Total);

/// <summary>One event in an order's history.</summary>
/// <param name="Type">The command, or <c>create</c>.</param>
/// <param name="From">Null for the first event.</param>
public sealed record OrderEventView(
    int Seq,
    string Type,
    OrderStatus? From,
    OrderStatus To,
    OrderActorType By,
    string? ReasonCode,
    string? Note,
    DateTimeOffset At
);

/// <summary>A purchase with its orders.</summary>
public sealed record PurchaseView(
    Guid Id,
    string Number,
    PaymentMethod PaymentMethod,
    OrderPaymentStatus PaymentStatus,
    Money Total,
    DateTimeOffset CreatedAt,
    IReadOnlyList<OrderSummary> Orders,
    PurchasePaymentView? Payment
);

/// <summary>The latest card payment of a purchase.</summary>
/// <param name="CheckoutUrl">URL of the payment page; null when the payment has ended.</param>
public sealed record PurchasePaymentView(
    Guid Id,
    Payments.Contracts.PaymentStatus Status,
    string? CheckoutUrl,
    string? FailureCode,
    DateTimeOffset ExpiresAt
);
