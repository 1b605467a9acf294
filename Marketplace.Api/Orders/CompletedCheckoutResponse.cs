using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>The purchase a checkout became.</summary>
/// <param name="Payment">The card payment to go on with; null for cash on delivery.</param>
public sealed record CompletedCheckoutResponse(
    Guid PurchaseId,
    string Number,
    Money Total,
    IReadOnlyList<CompletedOrderResponse> Orders,
    OpenPaymentResponse? Payment
)
{
    internal static CompletedCheckoutResponse From(PlacedPurchase placed, string? checkoutUrl = null) =>
        new(
            placed.Purchase.Id,
            placed.Purchase.Number,
            placed.Purchase.Total,
            placed
                .Orders.Select(o => new CompletedOrderResponse(o.Id, o.Number, o.SellerId, o.Status, o.Total))
                .ToArray(),
            placed.PaymentId is { } id ? new(id, checkoutUrl) : null
        );
}

/// <summary>One seller's order of the purchase.</summary>
public sealed record CompletedOrderResponse(Guid Id, string Number, Guid SellerId, OrderStatus Status, Money Total);

/// <summary>A card payment that waits for the buyer.</summary>
/// <param name="CheckoutUrl">Page where he pays; null while the provider could not be asked: ask again with POST
/// /purchases/{id}/payments.</param>
public sealed record OpenPaymentResponse(Guid Id, string? CheckoutUrl);
