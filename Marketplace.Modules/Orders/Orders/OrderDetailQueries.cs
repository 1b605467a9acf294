using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Reads one order as its viewer is allowed to see it: three statements.</summary>
public sealed class OrderDetailQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    IOptions<OrdersOptions> options,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>The order and the version for its ETag.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also when the order belongs to someone else.</remarks>
    public async Task<Result<(OrderView View, long Version)>> FindAsync(
        Guid orderId,
        OrderActor viewer,
        CancellationToken cancellationToken
    )
    {
        var order = await db.Set<Order>()
            .AsNoTracking()
            .Include(o => o.Lines.OrderBy(l => l.Position))
            .SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken);
        if (order is null || !order.IsVisibleTo(viewer))
            return PlatformErrors.NotFound;
        var events = await db.Set<OrderEvent>()
            .AsNoTracking()
            .Where(e => e.OrderId == orderId)
            .OrderBy(e => e.Seq)
            .Select(e => new OrderEventView(e.Seq, e.Type, e.From, e.To, e.ActorType, e.ReasonCode, e.Note, e.At))
            .ToListAsync(cancellationToken);
        var stores = await sellers.FindAsync([order.SellerId], cancellationToken);
        var view = View(order, viewer, events, SellerRef.Of(order.SellerId, stores));
        return (viewer.Type == OrderActorType.Admin ? view with { BuyerId = order.BuyerId } : view, order.Version);
    }

    private OrderView View(Order order, OrderActor viewer, IReadOnlyList<OrderEventView> events, SellerRef seller)
    {
        Money InCurrency(long minor) => new(minor, order.Currency);
        var isMasked =
            viewer.Type == OrderActorType.Seller
            && !order.ShowsContactAt(clock.GetUtcNow(), TimeSpan.FromDays(options.Value.ContactDays));
        return new(
            order.Id,
            order.Number,
            order.PurchaseId,
            seller,
            order.Status,
            order.PaymentStatus,
            order.PaymentMethod,
            order.DeliveryType,
            isMasked ? order.Address.Masked() : order.Address,
            order.Note,
            order.Lines.Select(line => Line(line, order.Currency)).ToArray(),
            InCurrency(order.ItemsTotalMinor),
            InCurrency(order.ShippingTotalMinor),
            InCurrency(order.DiscountTotalMinor),
            InCurrency(order.TaxTotalMinor),
            order.Total,
            order.Refunded,
            Commission(order, viewer),
            order.CreatedAt,
            order.PlacedAt,
            order.Status == OrderStatus.Placed ? order.DueAt : null,
            order.CancelRequestedAt,
            order.ShippedAt,
            order.Carrier,
            order.TrackingNumber,
            order.DeliveredAt,
            order.CompletedAt,
            events,
            order.Allowed(viewer.Type)
        )
        {
            ShippingDiscount = InCurrency(order.ShippingDiscountMinor),
            CancelledTotal = InCurrency(order.CancelledMinor),
        };
    }

    private static OrderCommissionView? Commission(Order order, OrderActor viewer) =>
        viewer.Type != OrderActorType.Buyer && order.CommissionBps is { } bps ? new(bps, order.Commission) : null;

    private OrderLineView Line(OrderLine line, string currency) =>
        new(
            line.Id,
            line.VariantId,
            line.ProductId,
            line.Title,
            line.Sku,
            line.Options,
            new(line.UnitPriceMinor, currency),
            line.Quantity,
            line.TaxBps,
            new(line.TaxMinor, currency),
            new(line.TotalMinor, currency),
            line.RefundedQuantity,
            new(line.RefundedMinor, currency),
            PictureView.From(line.Image, marketplace.Value.PublicUrl)
        )
        {
            Discount = new(line.DiscountMinor, currency),
            Units = new(
                line.OpenQuantity,
                line.CancelledQuantity,
                line.PackedQuantity,
                line.ShippedQuantity,
                line.DeliveredQuantity,
                line.ReturnedQuantity
            ),
        };
}
