using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads the parcels of an order as its viewer is allowed to see them: four statements.</summary>
public sealed class ParcelQueries(MarketplaceDbContext db, CarrierGatewayRegistry gateways)
{
    /// <summary>The parcels of an order, oldest first. The buyer sees those that left.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order.</remarks>
    public async Task<Result<IReadOnlyList<ParcelView>>> ListAsync(
        Guid orderId,
        OrderActor viewer,
        CancellationToken cancellationToken
    )
    {
        var order = await db.Set<Order>()
            .AsNoTracking()
            .Include(o => o.Lines)
            .SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken);
        if (order is null || !order.IsVisibleTo(viewer))
            return PlatformErrors.NotFound;
        var parcels = await db.Set<Parcel>()
            .AsNoTracking()
            .Include(p => p.Lines)
            .Where(p => p.OrderId == orderId && (viewer.Type != OrderActorType.Buyer || p.ShippedAt != null))
            .OrderBy(p => p.Seq)
            .ToListAsync(cancellationToken);
        if (parcels.Count == 0)
            return Result.Of<IReadOnlyList<ParcelView>>([]);
        var ids = parcels.ConvertAll(p => p.Id);
        var events = (
            await db.Set<ParcelEvent>().Where(e => ids.Contains(e.ParcelId)).ToListAsync(cancellationToken)
        ).ToLookup(e => e.ParcelId);
        var carriers = await CarriersAsync(
            [.. gateways.Codes, .. parcels.Select(p => p.CarrierCode)],
            cancellationToken
        );
        var offersLabels = carriers.Values.Any(gateways.MakesLabels);
        return Result.Of<IReadOnlyList<ParcelView>>(
            parcels.ConvertAll(parcel =>
                View(
                    parcel,
                    carriers.GetValueOrDefault(parcel.CarrierCode ?? ""),
                    events[parcel.Id],
                    order,
                    ActionsOf(parcel, viewer, offersLabels)
                )
            )
        );
    }

    /// <summary>One parcel of an order.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>.</remarks>
    public async Task<Result<ParcelView>> FindAsync(
        Guid orderId,
        Guid parcelId,
        OrderActor viewer,
        CancellationToken cancellationToken
    )
    {
        var all = await ListAsync(orderId, viewer, cancellationToken);
        if (!all.Succeeded)
            return all.Error;
        return all.Value.FirstOrDefault(p => p.Id == parcelId) is { } parcel ? parcel : PlatformErrors.NotFound;
    }

    private Task<Dictionary<string, Carrier>> CarriersAsync(
        IReadOnlyCollection<string?> codes,
        CancellationToken cancellationToken
    ) =>
        db.Set<Carrier>()
            .AsNoTracking()
            .Where(c => codes.Contains(c.Code))
            .ToDictionaryAsync(c => c.Code, cancellationToken);

    private static ParcelView View(
        Parcel parcel,
        Carrier? carrier,
        IEnumerable<ParcelEvent> events,
        Order order,
        IReadOnlyList<ParcelCommand> actions
    ) =>
        new(
            parcel.Id,
            parcel.Number,
            parcel.Status,
            parcel.DeliveryType,
            parcel.CarrierName,
            parcel.CarrierCode,
            parcel.TrackingNumber,
            carrier?.TrackingUrl(parcel.TrackingNumber),
            parcel.Boxes,
            parcel.WeightGrams,
            parcel.Desi,
            parcel.UndeliveredReason,
            parcel.CreatedAt,
            parcel.ShippedAt,
            parcel.DeliveredAt,
            parcel.DueAt,
            LinesOf(parcel, order),
            EventsOf(events),
            actions
        )
        {
            Collect = parcel is { IsLive: true, CollectMinor: { } minor } ? new Money(minor, order.Currency) : null,
        };

    private static IReadOnlyList<ParcelCommand> ActionsOf(Parcel parcel, OrderActor viewer, bool offersLabels) =>
        viewer.Type == OrderActorType.Admin || viewer.IsGuest
            ? []
            : parcel.Allowed(MoveParcel.SourceOf(viewer.Type), offersLabels);

    private static IReadOnlyList<ParcelLineView> LinesOf(Parcel parcel, Order order) =>
        [
            .. parcel
                .Lines.Join(order.Lines, l => l.OrderLineId, l => l.Id, (part, line) => (Line: line, In: part))
                .OrderBy(l => l.Line.Position)
                .Select(l => new ParcelLineView(
                    l.Line.Id,
                    l.Line.Title,
                    l.Line.Sku,
                    l.In.Quantity,
                    l.In.ResellableQuantity
                )),
        ];

    private static IReadOnlyList<ParcelEventView> EventsOf(IEnumerable<ParcelEvent> events) =>
        [
            .. events
                .OrderBy(e => e.Seq)
                .Select(e => new ParcelEventView(e.Seq, e.Status, e.Source, e.Reason, e.CarrierStatus, e.Place, e.At)),
        ];
}
