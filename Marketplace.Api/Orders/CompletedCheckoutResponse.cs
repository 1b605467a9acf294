using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>The purchase created from a checkout.</summary>
/// <param name="Payment">The card payment to continue with; null for cash on delivery.</param>
public sealed record CompletedCheckoutResponse(
    Guid PurchaseId,
    string Number,
    Money Total,
    IReadOnlyList<CompletedOrderResponse> Orders,
    OpenPaymentResponse? Payment
)
{
    internal static CompletedCheckoutResponse From(PlacedPurchase placed) =>
        new(
            placed.Purchase.Id,
            placed.Purchase.Number,
            placed.Purchase.Total,
            placed
                .Orders.Select(o => new CompletedOrderResponse(o.Id, o.Number, o.SellerId, o.Status, o.Total))
                .ToArray(),
            placed.PaymentId is { } id ? new(id, null) : null
        );
}

/// <summary>One seller's order within the purchase.</summary>
public sealed record CompletedOrderResponse(Guid Id, string Number, Guid SellerId, OrderStatus Status, Money Total);

/// <summary>A card payment awaiting the buyer.</summary>
/// <param name="CheckoutUrl">URL of the payment page; null if the payment has ended.</param>
public sealed record OpenPaymentResponse(Guid Id, string? CheckoutUrl);
