using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>An order with all that its viewer may know.</summary>
/// <param name="Address">Masked for sellers who have no reason to contact the buyer.</param>
/// <param name="Commission">The marketplace's share; null for buyers, and before placement.</param>
/// <param name="ConfirmBy">Until when the seller must confirm; null in other states.</param>
/// <param name="Actions">What the viewer may do now.</param>
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
);

/// <summary>A line of an order.</summary>
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
    Money RefundedTotal
);

/// <summary>The marketplace's share of an order.</summary>
public sealed record OrderCommissionView(int Bps, Money Total);

/// <summary>One thing that happened to an order.</summary>
/// <param name="Type">The command, or <c>create</c>.</param>
/// <param name="From">Null for the first.</param>
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
/// <param name="CheckoutUrl">Page where the buyer pays; null when the payment is over.</param>
public sealed record PurchasePaymentView(
    Guid Id,
    Payments.Contracts.PaymentStatus Status,
    string? CheckoutUrl,
    string? FailureCode,
    DateTimeOffset ExpiresAt
);
