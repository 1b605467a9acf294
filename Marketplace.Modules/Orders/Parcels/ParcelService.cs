using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Packs units of orders and moves their parcels, for every kind of actor.</summary>
public sealed class ParcelService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    IParcelRepository parcels,
    ParcelStepService steps,
    CarrierQueries carriers
)
{
    /// <summary>Sets units of an order aside for a new parcel.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>order.invalid_transition</c>
    /// unless the order is confirmed; <c>parcel.units_unavailable</c> {lines[{lineId, requested, available}]};
    /// <c>validation.failed</c> for a line of another order. Repeat: packs more units, so use an
    /// Idempotency-Key.</remarks>
    public Task<Result<Guid>> PackAsync(PackParcel input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Guid>(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(input.OrderId, ct);
                if (order is null || !order.IsVisibleTo(input.Party))
                    return PlatformErrors.NotFound;
                var packed = await steps.PackAsync(order, input, ct);
                return packed.Succeeded ? packed.Value.Id : packed.Error;
            },
            cancellationToken
        );

    /// <summary>Applies one transition of a parcel, with its effects on order, stock and money.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>parcel.invalid_transition</c>
    /// {from, command, allowed}; <c>parcel.tracking_taken</c>; <c>validation.failed</c> when a carrier delivers and the
    /// tracking number or the carrier is missing, when the carrier is not in the list, and without the reason of a
    /// failed delivery. Repeat: <c>parcel.invalid_transition</c>. Order and locks: purchase, order, parcel, payment,
    /// stock.</remarks>
    public Task<Result> MoveAsync(MoveParcel move, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(move.OrderId, ct);
                if (order is null || !order.IsVisibleTo(move.Party))
                    return PlatformErrors.NotFound;
                if (await parcels.FindAsync(move.OrderId, move.ParcelId, ct) is not { } parcel)
                    return PlatformErrors.NotFound;
                var allowed = move with { OffersLabels = await OffersLabelsAsync(parcel, ct) };
                if (move is not { Command: ParcelCommand.Ship, Carriage: { } carriage })
                    return await steps.MoveAsync(order, parcel, allowed, ct);
                var known = await KnownAsync(parcel, carriage, ct);
                return known.Succeeded
                    ? await steps.MoveAsync(order, parcel, allowed with { Carriage = known.Value }, ct)
                    : known.Error;
            },
            cancellationToken
        );

    private async Task<bool> OffersLabelsAsync(Parcel parcel, CancellationToken cancellationToken) =>
        parcel.CanBeLabelled && (await carriers.ListLabellingAsync(cancellationToken)).Count > 0;

    /// <summary>The carriage with the carrier's name; what the parcel already has needs no repeating.</summary>
    private async Task<Result<ParcelCarriage>> KnownAsync(
        Parcel parcel,
        ParcelCarriage wanted,
        CancellationToken cancellationToken
    )
    {
        var (code, name, tracking) = (
            wanted.Code ?? (wanted.Name is null ? parcel.CarrierCode : null),
            wanted.Name ?? (wanted.Code is null ? parcel.CarrierName : null),
            wanted.TrackingNumber ?? parcel.TrackingNumber
        );
        if (parcel.DeliveryType == DeliveryType.Carrier && tracking is null)
            return Invalid.Field("#/trackingNumber", "value.required");
        if (parcel.DeliveryType == DeliveryType.Carrier && code is null && name is null)
            return Invalid.Field("#/carrierCode", "value.required");
        if (code is null)
            return new ParcelCarriage(null, name, tracking);
        var active = await carriers.ListAsync(cancellationToken);
        return active.FirstOrDefault(c => c.Code == code) is { } carrier
            ? new ParcelCarriage(code, carrier.Name, tracking)
            : Invalid.Field("#/carrierCode", "value.not_allowed", ("allowed", active.Select(c => c.Code).ToArray()));
    }
}
