using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Reads one order with everything that its screen shows: three to six statements, whatever the number of
/// lines, parcels and returns.</summary>
public sealed class OrderDetailQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    OrderSituationQueries situations,
    IOptions<OrdersOptions> options,
    IOptions<MarketplaceOptions> marketplace,
    InvoiceProfileCipher invoices
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
        var found = await RowAsync(orderId, cancellationToken);
        if (found?.Order is not { } order || !order.IsVisibleTo(viewer))
            return PlatformErrors.NotFound;
        var events = await EventsAsync(orderId, cancellationToken);
        var stores = await sellers.FindAsync([order.SellerId], cancellationToken);
        var store = stores.GetValueOrDefault(order.SellerId);
        var situation = await situations.FindAsync(order, viewer, store, cancellationToken);
        var view = View(situation, events, SellerRef.Of(order.SellerId, stores)) with
        {
            Invoice = Invoice(situation, found.Invoice),
            InvoiceLink = found.InvoiceLink,
            UnreadMessages = Unread(viewer, found.BuyerUnread, found.SellerUnread),
        };
        return (viewer.Type == OrderActorType.Admin ? view with { BuyerId = order.BuyerId } : view, order.Version);
    }

    private Task<Row?> RowAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var links = InvoiceLinkQueries.Of(db, orderId);
        var threads = db.Set<OrderThread>().Where(t => t.Id == orderId);
        return db.Set<Order>()
            .AsNoTracking()
            .Include(o => o.Lines.OrderBy(l => l.Position))
            .Where(o => o.Id == orderId)
            .Join(
                db.Set<Purchase>(),
                o => o.PurchaseId,
                p => p.Id,
                (o, p) =>
                    new Row(
                        o,
                        p.Invoice,
                        links.FirstOrDefault(),
                        threads.Select(t => t.Buyer.Unread).FirstOrDefault(),
                        threads.Select(t => t.Seller.Unread).FirstOrDefault()
                    )
            )
            .SingleOrDefaultAsync(cancellationToken);
    }

    private Task<List<OrderEventView>> EventsAsync(Guid orderId, CancellationToken cancellationToken) =>
        db.Set<OrderEvent>()
            .AsNoTracking()
            .Where(e => e.OrderId == orderId)
            .OrderBy(e => e.Seq)
            .Select(e => new OrderEventView(e.Seq, e.Type, e.From, e.To, e.ActorType, e.ReasonCode, e.Note, e.At))
            .ToListAsync(cancellationToken);

    private OrderView View(OrderSituation situation, IReadOnlyList<OrderEventView> events, SellerRef seller)
    {
        var order = situation.Order;
        Money InCurrency(long minor) => new(minor, order.Currency);
        return new(
            order.Id,
            order.Number,
            order.PurchaseId,
            seller,
            order.Status,
            order.PaymentStatus,
            order.PaymentMethod,
            order.DeliveryType,
            IsMasked(situation) ? order.Address.Masked() : order.Address,
            order.Note,
            Lines(situation),
            InCurrency(order.ItemsTotalMinor),
            InCurrency(order.ShippingTotalMinor),
            InCurrency(order.DiscountTotalMinor),
            InCurrency(order.TaxTotalMinor),
            order.Total,
            order.Refunded,
            Commission(order, situation.Viewer),
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
            OrderActions.Of(situation)
        )
        {
            ShippingDiscount = InCurrency(order.ShippingDiscountMinor),
            CancelledTotal = InCurrency(order.CancelledMinor),
            Parcels = OrderParts.ParcelsOf(situation),
            Returns = OrderParts.ReturnsOf(situation),
            UnreadMessages = 0,
        };
    }

    private static int Unread(OrderActor viewer, int buyers, int sellers) =>
        viewer.Type switch
        {
            OrderActorType.Buyer => buyers,
            OrderActorType.Seller when viewer.Has(SellerScopes.MessagesWrite) => sellers,
            _ => 0,
        };

    private bool IsMasked(OrderSituation situation) =>
        situation.Viewer.Type == OrderActorType.Seller
        && !situation.Order.ShowsContactAt(situation.At, TimeSpan.FromDays(options.Value.ContactDays));

    private InvoiceView? Invoice(OrderSituation situation, InvoiceProfile? profile) =>
        situation.Viewer.Type == OrderActorType.Admin ? InvoiceProfileCipher.Masked(profile)
        : IsMasked(situation) ? InvoiceProfileCipher.Closed(profile)
        : invoices.Open(situation.Order.BuyerId, profile);

    private static OrderCommissionView? Commission(Order order, OrderActor viewer) =>
        viewer.Type != OrderActorType.Buyer && order.CommissionBps is { } bps
            ? new(bps, order.Commission, LedgerEntries.CommissionTax(order.Commission))
            : null;

    private OrderLineView[] Lines(OrderSituation situation)
    {
        var returnable = OrderParts.ReturnableOf(situation);
        return [.. situation.Order.Lines.Select(line => Line(line, situation.Order.Currency, returnable[line.Id]))];
    }

    private OrderLineView Line(OrderLine line, string currency, ReturnableUnitsView returnable) =>
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
            Returnable = returnable,
        };

    private sealed record Row(
        Order Order,
        InvoiceProfile? Invoice,
        InvoiceLinkView? InvoiceLink,
        int BuyerUnread,
        int SellerUnread
    );
}
