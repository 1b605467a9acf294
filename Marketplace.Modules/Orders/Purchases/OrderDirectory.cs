using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Reads orders for mails and receipts.</summary>
internal sealed class OrderDirectory(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    IOptions<MarketplaceOptions> marketplace
) : IOrderDirectory
{
    public async Task<OrderSheet?> FindAsync(Guid orderId, CancellationToken cancellationToken) =>
        (await ReadAsync(db.Set<Order>().Where(o => o.Id == orderId), cancellationToken)).SingleOrDefault();

    public async Task<IReadOnlyDictionary<Guid, OrderSheet>> FindAsync(
        IReadOnlyCollection<Guid> orderIds,
        CancellationToken cancellationToken
    ) =>
        (await ReadAsync(db.Set<Order>().Where(o => orderIds.Contains(o.Id)), cancellationToken)).ToDictionary(o =>
            o.Id
        );

    public async Task<ILookup<Guid, OrderSheet>> OfPurchasesAsync(
        IReadOnlyCollection<Guid> purchaseIds,
        CancellationToken cancellationToken
    ) =>
        (await ReadAsync(db.Set<Order>().Where(o => purchaseIds.Contains(o.PurchaseId)), cancellationToken)).ToLookup(
            o => o.PurchaseId
        );

    public Task<IReadOnlyList<OrderSheet>> OfPurchaseAsync(Guid purchaseId, CancellationToken cancellationToken) =>
        ReadAsync(db.Set<Order>().Where(o => o.PurchaseId == purchaseId), cancellationToken);

    private async Task<IReadOnlyList<OrderSheet>> ReadAsync(
        IQueryable<Order> wanted,
        CancellationToken cancellationToken
    )
    {
        var orders = await wanted
            .AsNoTracking()
            .Include(o => o.Lines.OrderBy(l => l.Position))
            .OrderBy(o => o.Id)
            .ToListAsync(cancellationToken);
        if (orders.Count == 0)
            return [];
        var purchaseIds = orders.Select(o => o.PurchaseId).Distinct().ToArray();
        var numbers = await db.Set<Purchase>()
            .Where(p => purchaseIds.Contains(p.Id))
            .Select(p => new { p.Id, p.Number })
            .ToDictionaryAsync(p => p.Id, p => p.Number, cancellationToken);
        var stores = await sellers.FindAsync(orders.Select(o => o.SellerId).Distinct().ToArray(), cancellationToken);
        return orders.ConvertAll(order =>
            SheetOf(order, numbers[order.PurchaseId], SellerRef.Of(order.SellerId, stores))
        );
    }

    private OrderSheet SheetOf(Order order, string purchaseNumber, SellerRef seller)
    {
        Money InCurrency(long minor) => new(minor, order.Currency);
        var isCalledOff = order.Status is OrderStatus.Rejected or OrderStatus.Cancelled or OrderStatus.Expired;
        var lines = order
            .Lines.Select(line =>
                isCalledOff
                    ? (Line: line, Units: line.Quantity, Minor: line.TotalMinor)
                    : (Line: line, Units: line.ActiveQuantity, Minor: line.TotalMinor - line.CancelledMinor)
            )
            .Where(l => l.Units > 0)
            .ToArray();
        return new(
            order.Id,
            order.Number,
            order.PurchaseId,
            purchaseNumber,
            seller,
            lines.Select(l => SheetLineOf(l.Line, l.Units, InCurrency(l.Minor))).ToArray(),
            InCurrency(lines.Sum(l => l.Minor)),
            order.ShippingTotal,
            isCalledOff ? order.Total : order.Due,
            order.PaymentMethod == PaymentMethod.CashOnDelivery,
            AddressOf(order.Address),
            order.Carrier,
            order.TrackingNumber
        )
        {
            BuyerId = order.BuyerId,
            PlacedAt = order.PlacedAt,
            ShippedAt = order.ShippedAt,
            IsCalledOff = isCalledOff,
        };
    }

    private OrderSheetLine SheetLineOf(OrderLine line, int units, Money total) =>
        new(line.Title, line.Options, units, total, PictureView.From(line.Image, marketplace.Value.PublicUrl))
        {
            Id = line.Id,
        };

    private static string AddressOf(DeliveryAddress address) =>
        string.Join(
            '\n',
            new[]
            {
                address.FullName,
                address.Line1,
                address.Line2,
                $"{address.PostalCode} {address.District}, {address.City}".Trim(),
                address.Country,
            }.Where(line => !string.IsNullOrWhiteSpace(line))
        );
}
