using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>An order in a list.</summary>
/// <param name="Title">Title of the first line.</param>
/// <param name="Units">Units of all lines.</param>
/// <param name="ConfirmBy">Until when the seller must confirm; null in other states.</param>
/// <param name="CancelRequestedAt">When the buyer asked to call it off; null when he did not.</param>
public sealed record OrderSummary(
    Guid Id,
    string Number,
    Guid PurchaseId,
    SellerRef Seller,
    OrderStatus Status,
    OrderPaymentStatus PaymentStatus,
    PaymentMethod PaymentMethod,
    DeliveryType Delivery,
    string Title,
    int LineCount,
    int Units,
    Money Total,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PlacedAt,
    DateTimeOffset? ConfirmBy,
    DateTimeOffset? CancelRequestedAt
);
