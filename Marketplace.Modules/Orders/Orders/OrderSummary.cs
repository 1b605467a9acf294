using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>An order in a list.</summary>
/// <param name="Title">Title of the first line.</param>
/// <param name="Image">Image of the first line; null when there is none.</param>
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
    PictureView? Image,
    int LineCount,
    int Units,
    Money Total,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PlacedAt,
    DateTimeOffset? ConfirmBy,
    DateTimeOffset? CancelRequestedAt
);

/// <summary>Filters of an order list; null matches all.</summary>
/// <param name="From">First instant, inclusive.</param>
/// <param name="Until">First instant after the last one.</param>
public sealed record OrderFilter(
    OrderStatus? Status = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    string? Number = null
)
{
    /// <summary>Only orders of this buyer.</summary>
    public Guid? BuyerId { get; init; }

    /// <summary>Only orders of this store.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>The filter, with the number normalized to its canonical form.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="zone">Time zone of the days.</param>
    public static OrderFilter Of(
        OrderStatus? status,
        DateOnly? from,
        DateOnly? to,
        TimeZoneInfo zone,
        string? number
    ) =>
        new(
            status,
            from is { } first ? LocalDays.StartOf(first, zone) : null,
            to is { } last ? LocalDays.EndOf(last, zone) : null,
            string.IsNullOrWhiteSpace(number) ? null : number.Trim().ToUpperInvariant()
        );
}
