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
)
{
    /// <summary>Parcels that left and have not arrived, undelivered ones included.</summary>
    public required int ParcelsUnderway { get; init; }

    /// <summary>Returns that nobody has decided yet.</summary>
    public required int OpenReturns { get; init; }

    /// <summary>Messages of the others that the viewer's side has not read; 0 for support.</summary>
    public required int UnreadMessages { get; init; }
}

/// <summary>Filters of an order list; null matches all.</summary>
/// <param name="Statuses">Orders in one of these.</param>
/// <param name="From">First instant, inclusive.</param>
/// <param name="Until">First instant after the last one.</param>
/// <param name="Number">Canonical number of an order or of its purchase, or its beginning.</param>
public sealed record OrderFilter(
    IReadOnlyList<OrderStatus>? Statuses = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    string? Number = null
)
{
    /// <summary>Only orders of this buyer.</summary>
    public Guid? BuyerId { get; init; }

    /// <summary>Only orders of this store.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>Whether a number is left out, or is one or the beginning of one.</summary>
    public static bool Reads(string? number) =>
        string.IsNullOrWhiteSpace(number) || OrderNumber.Prefix(number) is not null;

    /// <summary>The filter, with the number, or its beginning, in its canonical form.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="zone">Time zone of the days.</param>
    public static OrderFilter Of(
        IReadOnlyList<OrderStatus>? statuses,
        DateOnly? from,
        DateOnly? to,
        TimeZoneInfo zone,
        string? number
    ) =>
        new(
            statuses,
            from is { } first ? LocalDays.StartOf(first, zone) : null,
            to is { } last ? LocalDays.EndOf(last, zone) : null,
            string.IsNullOrWhiteSpace(number) ? null : OrderNumber.Prefix(number)
        );
}
