using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Everything needed to create an order.</summary>
/// <param name="LineIds">One id per line of the quote.</param>
internal sealed record NewOrder(
    Guid Id,
    string Number,
    Guid PurchaseId,
    Actor Buyer,
    PaymentMethod PaymentMethod,
    DeliveryAddress Address,
    SellerQuote Quote,
    IReadOnlyList<Guid> LineIds
);

/// <summary>How long an order may stay in a status before the system moves it on; <paramref name="Deliver"/> is that of
/// a parcel on its way.</summary>
internal sealed record OrderDeadlines(TimeSpan Hold, TimeSpan Confirm, TimeSpan Deliver, TimeSpan Return)
{
    public static OrderDeadlines From(OrdersOptions options) =>
        new(
            TimeSpan.FromMinutes(options.HoldMinutes),
            TimeSpan.FromHours(options.ConfirmHours),
            TimeSpan.FromDays(options.AutoDeliverDays),
            TimeSpan.FromDays(options.ReturnWindowDays)
        );

    /// <summary>When the system acts automatically; null in a status without a deadline.</summary>
    public DateTimeOffset? After(OrderStatus status, DateTimeOffset now) =>
        status switch
        {
            OrderStatus.PendingPayment => now + Hold,
            OrderStatus.Placed => now + Confirm,
            OrderStatus.Delivered => now + Return,
            _ => null,
        };
}
