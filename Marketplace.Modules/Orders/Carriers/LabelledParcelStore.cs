using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Keeps what carriers were asked for and have answered, with the parcels it concerns.</summary>
/// <remarks>Inside the caller's unit of work, except <see cref="ReadAsync"/>. Order and locks: purchase, order,
/// parcel.</remarks>
public sealed class LabelledParcelStore(
    MarketplaceDbContext db,
    IPurchaseRepository purchases,
    IParcelRepository parcels,
    CarrierQueries carriers,
    ParcelStepService steps,
    TimeProvider clock
)
{
    internal async Task<Result<LabelAttempt>> AskAsync(AskForLabel input, CancellationToken cancellationToken)
    {
        var order = await purchases.FindOrderForUpdateAsync(input.OrderId, cancellationToken);
        if (order is null || !order.IsVisibleTo(input.Party))
            return PlatformErrors.NotFound;
        if (await parcels.FindAsync(input.OrderId, input.ParcelId, cancellationToken) is not { } parcel)
            return PlatformErrors.NotFound;
        if (parcel.Status == ParcelStatus.Ready && parcel.Label is { } made && made.CarrierCode == input.CarrierCode)
            return new LabelAttempt(order.Id, parcel.Id, made.Attempt);
        if (!parcel.CanBeLabelled)
            return parcel.Refusal(new(order.Id, parcel.Id, ParcelCommand.Label, input.Party));
        var labelling = await carriers.ListLabellingAsync(cancellationToken);
        if (labelling.All(c => c.Code != input.CarrierCode))
        {
            var allowed = labelling.Select(c => c.Code).ToArray();
            return Invalid.Field("#/carrierCode", "value.not_allowed", ("allowed", allowed));
        }

        await steps.AskAtTheDoorAsync(order, parcel, cancellationToken);
        var label = parcel.AskFor(input.CarrierCode, clock.GetUtcNow());
        return new LabelAttempt(order.Id, parcel.Id, label.Attempt);
    }

    /// <summary>What the carrier is to be asked; null when the parcel has the label already.</summary>
    internal async Task<Result<LabelRequest?>> ReadAsync(
        LabelAttempt attempt,
        OrderActor party,
        CancellationToken cancellationToken
    )
    {
        var order = await db.Set<Order>()
            .AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == attempt.OrderId, cancellationToken);
        var parcel = await db.Set<Parcel>()
            .AsNoTracking()
            .Include(p => p.Lines)
            .Include(p => p.Labels)
            .SingleOrDefaultAsync(p => p.Id == attempt.ParcelId && p.OrderId == attempt.OrderId, cancellationToken);
        if (order is null || !order.IsVisibleTo(party) || parcel is null)
            return PlatformErrors.NotFound;
        var label = parcel.Labels.Single(l => l.Attempt == attempt.Attempt);
        if (label.Status == CarrierLabelStatus.Created)
            return Result.Of<LabelRequest?>(null);
        if (label.Status != CarrierLabelStatus.Asked)
            return parcel.Refusal(new(order.Id, parcel.Id, ParcelCommand.Label, party));
        var collect = parcel.CollectMinor is { } minor ? new Money(minor, order.Currency) : (Money?)null;
        var described = new CarrierParcel(
            parcel.Number,
            parcel.Boxes,
            parcel.WeightGrams,
            parcel.Desi,
            collect,
            order.Address
        );
        return Result.Of<LabelRequest?>(new(label.CarrierCode, label.Key, described));
    }

    internal async Task<Result> CreatedAsync(
        LabelAttempt attempt,
        CreatedLabel created,
        OrderActor party,
        CancellationToken cancellationToken
    )
    {
        var order = await purchases.FindOrderForUpdateAsync(attempt.OrderId, cancellationToken);
        var parcel = await parcels.FindAsync(attempt.OrderId, attempt.ParcelId, cancellationToken);
        var label = parcel!.Labels.Single(l => l.Attempt == attempt.Attempt);
        if (label.Status == CarrierLabelStatus.Created)
            return Result.Success;
        var move = new MoveParcel(attempt.OrderId, attempt.ParcelId, ParcelCommand.Label, party);
        // Taken apart or shipped meanwhile: the job gives it back to the carrier.
        if (label.Status != CarrierLabelStatus.Asked)
            return parcel.Refusal(move);
        label.Create(created, clock.GetUtcNow());
        var name = await db.Set<Carrier>()
            .Where(c => c.Code == label.CarrierCode)
            .Select(c => c.Name)
            .SingleAsync(cancellationToken);
        var carriage = new ParcelCarriage(label.CarrierCode, name, created.TrackingNumber);
        return await steps.MoveAsync(order!, parcel, move with { Carriage = carriage }, cancellationToken);
    }

    /// <summary>The carrier refused the label.</summary>
    internal Task<Result> RefusedAsync(LabelAttempt attempt, CancellationToken cancellationToken) =>
        EndAsync(attempt, CarrierLabelStatus.Refused, cancellationToken);

    /// <summary>The carrier's label cannot be used; the job gives it back.</summary>
    internal Task<Result> GiveUpAsync(LabelAttempt attempt, CancellationToken cancellationToken) =>
        EndAsync(attempt, CarrierLabelStatus.ToVoid, cancellationToken);

    private async Task<Result> EndAsync(
        LabelAttempt attempt,
        CarrierLabelStatus status,
        CancellationToken cancellationToken
    )
    {
        await purchases.FindOrderForUpdateAsync(attempt.OrderId, cancellationToken);
        var parcel = await parcels.FindAsync(attempt.OrderId, attempt.ParcelId, cancellationToken);
        var label = parcel!.Labels.Single(l => l.Attempt == attempt.Attempt);
        if (label.Status == CarrierLabelStatus.Asked)
            label.Enter(status, clock.GetUtcNow());
        return Result.Success;
    }
}
