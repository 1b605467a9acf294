using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>An order with everything its viewer may see.</summary>
/// <param name="Address">Masked for sellers who no longer need to contact the buyer.</param>
/// <param name="Commission">The marketplace's commission; null for buyers, and before placement.</param>
/// <param name="ConfirmBy">Deadline for the seller to confirm; null in other statuses.</param>
/// <param name="Actions">What the viewer can do now.</param>
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
    IReadOnlyList<OrderAction> Actions
)
{
    /// <summary>Discount on shipping: items total + shipping total − this = total.</summary>
    public required Money ShippingDiscount { get; init; }

    /// <summary>The money of the cancelled units; a buyer who pays at the door pays the total less this.</summary>
    public required Money CancelledTotal { get; init; }

    /// <summary>The buyer's account; null unless the viewer is support or an administrator.</summary>
    public Guid? BuyerId { get; init; }

    /// <summary>Whom the seller invoices; null when the buyer did not say. Masked as the address is.</summary>
    public InvoiceView? Invoice { get; init; }

    /// <summary>Where the store put its invoice; null when it has not.</summary>
    public InvoiceLinkView? InvoiceLink { get; init; }

    /// <summary>Oldest first. The buyer sees those that left.</summary>
    public required IReadOnlyList<OrderParcelView> Parcels { get; init; }

    /// <summary>Newest first; empty for members of the store whose role does not read returns.</summary>
    public required IReadOnlyList<OrderReturnView> Returns { get; init; }

    /// <summary>Messages of the others that the viewer's side has not read; 0 for support, and for members of the store
    /// whose role has no messages.</summary>
    public required int UnreadMessages { get; init; }
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
)
{
    /// <summary>Discounts deducted from the line's total.</summary>
    public required Money Discount { get; init; }

    /// <summary>What became of the line's units.</summary>
    public required OrderLineUnitsView Units { get; init; }

    /// <summary>What the buyer can return of it.</summary>
    public required ReturnableUnitsView Returnable { get; init; }
}

/// <summary>What became of a line's units.</summary>
/// <param name="Open">Neither cancelled nor packed.</param>
/// <param name="Cancelled">Called off, or back from a parcel that could not be delivered.</param>
/// <param name="Packed">In parcels, shipped ones included.</param>
/// <param name="Shipped">Of the packed units.</param>
/// <param name="Delivered">Of the shipped units.</param>
/// <param name="Returned">Of the delivered units.</param>
public sealed record OrderLineUnitsView(int Open, int Cancelled, int Packed, int Shipped, int Delivered, int Returned);

/// <summary>The marketplace's commission on the order as it was placed; refunds are not taken off.</summary>
/// <param name="Total">Without tax.</param>
/// <param name="Tax">VAT on it, which the store is charged in addition.</param>
public sealed record OrderCommissionView(int Bps, Money Total, Money Tax);

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
)
{
    /// <summary>Whom the sellers invoice; null when not given.</summary>
    public InvoiceView? Invoice { get; init; }
}

/// <summary>The latest card payment of a purchase.</summary>
/// <param name="CheckoutUrl">URL of the payment page; null when the payment has ended.</param>
public sealed record PurchasePaymentView(
    Guid Id,
    Payments.Contracts.PaymentStatus Status,
    string? CheckoutUrl,
    string? FailureCode,
    DateTimeOffset ExpiresAt
);
