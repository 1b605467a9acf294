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

/// <summary>How long an order may stay where it is before the system moves it.</summary>
public sealed record OrderDeadlines(TimeSpan Hold, TimeSpan Confirm, TimeSpan Deliver, TimeSpan Return)
{
    public static OrderDeadlines From(OrdersOptions options) =>
        new(
            TimeSpan.FromMinutes(options.HoldMinutes),
            TimeSpan.FromHours(options.ConfirmHours),
            TimeSpan.FromDays(options.AutoDeliverDays),
            TimeSpan.FromDays(options.ReturnWindowDays)
        );

    /// <summary>When the system acts by itself; null in a status that it leaves alone.</summary>
    public DateTimeOffset? After(OrderStatus status, DateTimeOffset now) =>
        status switch
        {
            OrderStatus.PendingPayment => now + Hold,
            OrderStatus.Placed => now + Confirm,
            OrderStatus.Shipped => now + Deliver,
            OrderStatus.Delivered => now + Return,
            _ => null,
        };
}
