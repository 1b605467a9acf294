using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>All that makes an order.</summary>
/// <param name="LineIds">One id a line of the quote.</param>
public sealed record NewOrder(
    Guid Id,
    string Number,
    Guid PurchaseId,
    Actor Buyer,
    PaymentMethod PaymentMethod,
    DeliveryAddress Address,
    SellerQuote Quote,
    IReadOnlyList<Guid> LineIds
);
