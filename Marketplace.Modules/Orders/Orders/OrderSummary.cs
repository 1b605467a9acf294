using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>An order in a list.</summary>
/// <param name="Title">Title of the first line.</param>
/// <param name="Units">Total units of all lines.</param>
/// <param name="ConfirmBy">Deadline for the seller to confirm; null in other statuses.</param>
/// <param name="CancelRequestedAt">When the buyer asked to cancel; null if they did not.</param>
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

/// <summary>Filters of an order list; null matches all.</summary>
/// <param name="From">First UTC day, inclusive.</param>
/// <param name="To">Last UTC day, inclusive.</param>
/// <param name="Number">Beginning of the number of an order or of its purchase.</param>
public sealed record OrderFilter(
    OrderStatus? Status = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Number = null
)
{
    /// <summary>The filter, with the number as it is stored.</summary>
    public static OrderFilter Of(OrderStatus? status, DateOnly? from, DateOnly? to, string? number) =>
        new(status, from, to, OrderNumber.Beginning(number));

    internal DateTimeOffset? FromInstant => From is { } day ? Midnight(day) : null;

    internal DateTimeOffset? ToInstant => To is { } day && day < DateOnly.MaxValue ? Midnight(day.AddDays(1)) : null;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
