using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads what has become of an order: no statement before it is confirmed, one more when it can have parcels,
/// and two more when it is delivered, whatever the number of lines, parcels and returns.</summary>
public sealed class OrderSituationQueries(
    MarketplaceDbContext db,
    IReturnRules products,
    CarrierGatewayRegistry gateways,
    ReturnTimePolicy clock
)
{
    /// <summary>An order at this moment.</summary>
    /// <param name="store">Null when it is not known any more.</param>
    internal async Task<OrderSituation> FindAsync(
        Order order,
        OrderActor viewer,
        SellerSummary? store,
        CancellationToken cancellationToken
    )
    {
        var situation = new OrderSituation(order, viewer, clock.Now)
        {
            Parcels = MayHaveParcels(order) ? await ParcelsAsync(order.Id, cancellationToken) : [],
            StoreMaySell = store?.Status == SellerStatus.Approved,
        };
        if (ReturnableUnits.Until(order, clock.Window) is not { } until)
            return situation;
        return situation with
        {
            Returns = await ReturnsAsync(order.Id, cancellationToken),
            ReturnableUntil = until,
            NotWithdrawable = await products.NotReturnableAsync(
                order.Lines.Select(l => l.ProductId).Distinct().ToArray(),
                cancellationToken
            ),
        };
    }

    private static bool MayHaveParcels(Order order) =>
        order.PlacedAt is not null && order.Status is not (OrderStatus.Placed or OrderStatus.Rejected);

    private Task<List<CarriedParcel>> ParcelsAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var labelling = gateways.Labelling(db.Set<Carrier>());
        return db.Set<Parcel>()
            .AsNoTracking()
            .Include(p => p.Lines)
            .Where(p => p.OrderId == orderId)
            .LeftJoin(db.Set<Carrier>(), p => p.CarrierCode, c => c.Code, (p, c) => new { Parcel = p, Carrier = c })
            .OrderBy(row => row.Parcel.Seq)
            .Select(row => new CarriedParcel(row.Parcel, row.Carrier, labelling.Any()))
            .ToListAsync(cancellationToken);
    }

    private Task<List<OrderReturn>> ReturnsAsync(Guid orderId, CancellationToken cancellationToken) =>
        db.Set<OrderReturn>()
            .AsNoTracking()
            .Include(r => r.Lines)
            .Where(r => r.OrderId == orderId)
            .OrderByDescending(r => r.Id)
            .ToListAsync(cancellationToken);
}
