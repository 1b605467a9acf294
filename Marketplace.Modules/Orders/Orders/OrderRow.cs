using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>What a list reads of an order.</summary>
internal sealed record OrderRow(
    Guid Id,
    string Number,
    Guid PurchaseId,
    Guid SellerId,
    OrderStatus Status,
    PaymentMethod PaymentMethod,
    DeliveryType Delivery,
    string Title,
    string? ImageKey,
    string? ImageAlt,
    int? ImageWidth,
    int? ImageHeight,
    int LineCount,
    int Units,
    long TotalMinor,
    string Currency,
    bool IsPaid,
    long RefundedMinor,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PlacedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? CancelRequestedAt
)
{
    /// <summary>Of the first line; null when it had none.</summary>
    public Picture? Image => ImageKey is null ? null : new(ImageKey, ImageAlt ?? "", ImageWidth, ImageHeight);

    /// <summary>Reads only what a list shows.</summary>
    public static IQueryable<OrderRow> Of(IQueryable<Order> orders) =>
        orders
            .AsNoTracking()
            .Select(o => new OrderRow(
                o.Id,
                o.Number,
                o.PurchaseId,
                o.SellerId,
                o.Status,
                o.PaymentMethod,
                o.DeliveryType,
                o.Lines.OrderBy(l => l.Position).Select(l => l.Title).First(),
                // One value each: an object would be numbered over the lines of all orders.
                o.Lines.OrderBy(l => l.Position).Select(l => l.ImageKey).First(),
                o.Lines.OrderBy(l => l.Position).Select(l => l.ImageAlt).First(),
                o.Lines.OrderBy(l => l.Position).Select(l => l.ImageWidth).First(),
                o.Lines.OrderBy(l => l.Position).Select(l => l.ImageHeight).First(),
                o.Lines.Count,
                o.Lines.Sum(l => l.Quantity),
                o.TotalMinor,
                o.Currency,
                o.PaidAt != null,
                o.RefundedMinor,
                o.CreatedAt,
                o.PlacedAt,
                o.DueAt,
                o.CancelRequestedAt
            ));

    /// <summary>The row with its seller's name and what is going on in the order.</summary>
    public OrderSummary Summary(
        IReadOnlyDictionary<Guid, SellerSummary> stores,
        string publicUrl,
        OngoingCounts ongoing
    ) =>
        new(
            Id,
            Number,
            PurchaseId,
            SellerRef.Of(SellerId, stores),
            Status,
            Order.PaymentStatusOf(PaymentMethod, Status, IsPaid, RefundedMinor, TotalMinor),
            PaymentMethod,
            Delivery,
            Title,
            PictureView.From(Image, publicUrl),
            LineCount,
            Units,
            new(TotalMinor, Currency),
            CreatedAt,
            PlacedAt,
            Status == OrderStatus.Placed ? DueAt : null,
            CancelRequestedAt
        )
        {
            ParcelsUnderway = ongoing.Parcels,
            OpenReturns = ongoing.Returns,
            UnreadMessages = ongoing.Unread,
        };
}
