using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Orders;

/// <summary>Confirms or ships many orders of a store, each in a transaction of its own.</summary>
/// <remarks>Errors: of each order those of <see cref="OrderService.MoveAsync"/>; <c>validation.failed</c> for a carrier
/// that is not in the list; <c>platform.busy</c> for orders that are not begun within <see cref="Budget"/>. Repeat: an
/// order that was confirmed, or shipped under the same number, counts as done. Statements beside those of each order:
/// one, and one more where carriers are named by their code. Order and locks: those of each order, one after the
/// other.</remarks>
public sealed class OrderBatchService(
    OrderService orders,
    CarrierQueries carriers,
    MarketplaceDbContext db,
    TimeProvider clock,
    ILogger<OrderBatchService> logger
)
{
    /// <summary>Orders at once.</summary>
    public const int MaxOrders = 50;

    /// <summary>No order is begun later: the rest is refused as busy, and follows with a repeat under a new key. Under
    /// the same key the first answer comes again.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    /// <summary>Confirms orders; the outcomes are in the order of the ids.</summary>
    public Task<IReadOnlyList<BatchOutcome>> ConfirmAsync(
        IReadOnlyList<Guid> orderIds,
        OrderActor seller,
        CancellationToken cancellationToken
    ) =>
        MoveEachAsync(
            [.. orderIds.Select(id => (Result<MoveOrder>)new MoveOrder(id, OrderCommand.Confirm, seller))],
            orderIds,
            seller,
            cancellationToken
        );

    /// <summary>Ships all units that are left of each order in one parcel; the outcomes are in the order of the
    /// items.</summary>
    public async Task<IReadOnlyList<BatchOutcome>> ShipAsync(
        IReadOnlyList<ShipInBatch> items,
        OrderActor seller,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<CarrierView> known = items.Any(i => i.CarrierCode is not null)
            ? await carriers.ListAsync(cancellationToken)
            : [];
        return await MoveEachAsync(
            [.. items.Select(item => Move(item, seller, known))],
            [.. items.Select(item => item.OrderId)],
            seller,
            cancellationToken
        );
    }

    private static Result<MoveOrder> Move(ShipInBatch item, OrderActor seller, IReadOnlyList<CarrierView> known)
    {
        var carrier = known.FirstOrDefault(c => c.Code == item.CarrierCode);
        if (item.CarrierCode is not null && carrier is null)
        {
            var allowed = known.Select(c => c.Code).ToArray();
            return Invalid.Field("#/carrierCode", "value.not_allowed", ("allowed", allowed));
        }

        var shipment = new Shipment(carrier?.Name ?? item.Carrier, item.TrackingNumber) { CarrierCode = carrier?.Code };
        return new MoveOrder(item.OrderId, OrderCommand.Ship, seller, Shipment: shipment);
    }

    private async Task<IReadOnlyList<BatchOutcome>> MoveEachAsync(
        IReadOnlyList<Result<MoveOrder>> moves,
        IReadOnlyList<Guid> ids,
        OrderActor seller,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var results = new List<Result>(moves.Count);
        foreach (var move in moves)
        {
            results.Add(
                !move.Succeeded ? move.Error
                : clock.GetElapsedTime(started) > Budget ? PlatformErrors.Busy
                : await TryAsync(move.Value, cancellationToken)
            );
        }

        var states = await StatesAsync(ids, seller, cancellationToken);
        return [.. ids.Select((id, i) => Outcome(id, results[i], moves[i], states.GetValueOrDefault(id)))];
    }

    /// <summary>One order must not hide what became of the others.</summary>
    private async Task<Result> TryAsync(MoveOrder move, CancellationToken cancellationToken)
    {
        try
        {
            return await orders.MoveAsync(move, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Order {OrderId} of a batch could not be moved", move.OrderId);
            return InfrastructureErrors.Of(exception) ?? PlatformErrors.Unexpected;
        }
    }

    private Task<Dictionary<Guid, State>> StatesAsync(
        IReadOnlyList<Guid> ids,
        OrderActor seller,
        CancellationToken cancellationToken
    ) =>
        db.Set<Order>()
            .AsNoTracking()
            .Where(o => o.SellerId == seller.SellerId && ids.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => new State(o.Status, o.Carrier, o.TrackingNumber), cancellationToken);

    private static BatchOutcome Outcome(Guid id, Result result, Result<MoveOrder> move, State? now)
    {
        if (result.Succeeded)
            return new(id, now!.Status, Changed: true, null);
        return result.Error.Code == OrderErrors.InvalidTransition.Code && now?.Has(move.Value) == true
            ? new(id, now.Status, Changed: false, null)
            : new(id, null, Changed: false, result.Error);
    }

    private sealed record State(OrderStatus Status, string? Carrier, string? TrackingNumber)
    {
        /// <summary>Whether the order is where the command takes it, by the same carrier under the same
        /// number.</summary>
        public bool Has(MoveOrder move) =>
            move.Command == OrderCommand.Confirm
                ? Status == OrderStatus.Confirmed
                : Status == OrderStatus.Shipped
                    && (Carrier, TrackingNumber) == (move.Shipment?.Carrier, move.Shipment?.TrackingNumber);
    }
}
