using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Moves stock for orders and checkouts inside the caller's unit of work.</summary>
internal sealed class InventoryService(
    UnitOfWork unitOfWork,
    IStockRepository stock,
    StockMovementStore journal,
    TimeProvider clock
) : IInventory
{
    public Task<Result> SellAsync(IReadOnlyList<StockLine> lines, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var wanted = QuantityByVariant(lines);
                var items = await stock.SellAsync(wanted, ct);
                if (items.Count == 0)
                    return await ShortAsync(wanted, ct);
                journal.RecordSales(lines, items);
                return await AnnounceAsync(items, ct);
            },
            cancellationToken
        );

    public Task<Result> ReserveAsync(
        Guid checkoutId,
        IReadOnlyList<StockLine> lines,
        DateTimeOffset expiresAt,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var wanted = QuantityByVariant(lines);
                var items = await stock.HoldAsync(wanted, ct);
                if (items.Count == 0)
                    return await ShortAsync(wanted, ct);
                foreach (var (variantId, quantity) in wanted)
                {
                    stock.Add(
                        new Reservation
                        {
                            Id = Ids.New(clock),
                            CheckoutId = checkoutId,
                            VariantId = variantId,
                            Quantity = quantity,
                            Status = ReservationStatus.Held,
                            ExpiresAt = expiresAt,
                            CreatedAt = clock.GetUtcNow(),
                        }
                    );
                }

                return await AnnounceAsync(items, ct);
            },
            cancellationToken
        );

    public Task<Result> CommitReservationAsync(
        Guid checkoutId,
        IReadOnlyList<StockLine> lines,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var reservations = await stock.GetReservationsForUpdateAsync(checkoutId, ct);
                if (reservations.Any(r => r.Status == ReservationStatus.Committed))
                    return Result.Success;
                var held = reservations.Where(r => r.Status == ReservationStatus.Held).ToDictionary(r => r.VariantId);
                var wanted = QuantityByVariant(lines);
                var items = await stock.GetForUpdateAsync([.. wanted.Keys.Union(held.Keys)], ct);

                // Reserved and free units together cover a line; change nothing before every line is known to be
                // covered.
                if (ShortLines(wanted, items, held) is { Count: > 0 } missing)
                    return StockErrors.Short(missing);
                foreach (var (variantId, reservation) in held)
                {
                    items[variantId].Release(reservation.Quantity);
                    reservation.Status = wanted.ContainsKey(variantId)
                        ? ReservationStatus.Committed
                        : ReservationStatus.Released;
                }

                foreach (var (variantId, quantity) in wanted)
                    items[variantId].Sell(quantity);
                journal.RecordSales(lines, items);
                return await WriteAsync(items.Values, ct);
            },
            cancellationToken
        );

    public Task ReleaseReservationAsync(Guid checkoutId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var held = (await stock.GetReservationsForUpdateAsync(checkoutId, ct))
                    .Where(r => r.Status == ReservationStatus.Held)
                    .ToList();
                await ReleaseReservationsAsync(held, ReservationStatus.Released, ct);
                return true;
            },
            cancellationToken
        );

    public Task RestockAsync(IReadOnlyList<StockLine> lines, StockReason reason, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (reason is not (StockReason.CancelRestock or StockReason.ReturnRestock))
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(reason),
                        reason,
                        "Restocking is for cancels and returns."
                    );
                }

                var items = await stock.GetForUpdateAsync([.. lines.Select(l => l.VariantId)], ct);
                var done = await stock.MovedAsync([.. lines.Select(l => l.Reference.Id).Distinct()], reason, ct);
                var open = lines
                    .Where(l => items.ContainsKey(l.VariantId) && !done.Contains((l.VariantId, l.Reference.Id)))
                    .ToList();
                foreach (var (variantId, quantity) in QuantityByVariant(open))
                    items[variantId].Add(quantity);
                journal.RecordRestock(open, items, reason);
                await WriteAsync([.. open.Select(l => items[l.VariantId]).Distinct()], ct);
                return true;
            },
            cancellationToken
        );

    public Task CountAsync(
        IReadOnlyDictionary<Guid, int> counted,
        StockReference cause,
        Guid? actorId,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var items = await stock.GetForUpdateAsync([.. counted.Keys], ct);
                var changed = new List<StockItem>();
                foreach (var item in items.Values)
                {
                    var delta = Math.Max(counted[item.VariantId], item.Reserved) - item.OnHand;
                    if (delta == 0)
                        continue;
                    item.Add(delta);
                    journal.RecordCount(item, delta, cause, actorId);
                    changed.Add(item);
                }

                return await WriteAsync(changed, ct);
            },
            cancellationToken
        );

    /// <summary>Releases reserved units; the reservations must be locked and still held.</summary>
    internal async Task ReleaseReservationsAsync(
        IReadOnlyCollection<Reservation> held,
        ReservationStatus status,
        CancellationToken cancellationToken
    )
    {
        if (held.Count == 0)
            return;
        var items = await stock.GetForUpdateAsync([.. held.Select(r => r.VariantId)], cancellationToken);
        foreach (var reservation in held)
        {
            items[reservation.VariantId].Release(reservation.Quantity);
            reservation.Status = status;
        }

        await WriteAsync(items.Values, cancellationToken);
    }

    /// <summary>The refusal of units that were not taken because a line is short.</summary>
    private async Task<Error> ShortAsync(IReadOnlyDictionary<Guid, int> wanted, CancellationToken cancellationToken)
    {
        var items = await stock.GetForUpdateAsync([.. wanted.Keys], cancellationToken);
        return StockErrors.Short(ShortLines(wanted, items));
    }

    private async Task<Result> AnnounceAsync(
        IReadOnlyDictionary<Guid, StockItem> taken,
        CancellationToken cancellationToken
    )
    {
        await stock.RecountAsync([.. taken.Values], cancellationToken);
        journal.AnnounceCrossings(taken.Values);
        return Result.Success;
    }

    private async Task<Result> WriteAsync(IEnumerable<StockItem> items, CancellationToken cancellationToken)
    {
        var changed = items.ToList();
        await stock.WriteAsync(changed, cancellationToken);
        journal.AnnounceCrossings(changed);
        return Result.Success;
    }

    private static SortedDictionary<Guid, int> QuantityByVariant(IEnumerable<StockLine> lines)
    {
        var quantities = new SortedDictionary<Guid, int>();
        foreach (var line in lines)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(line.Quantity, 1);
            quantities[line.VariantId] = checked(quantities.GetValueOrDefault(line.VariantId) + line.Quantity);
        }

        return quantities;
    }

    private static List<ShortLine> ShortLines(
        IReadOnlyDictionary<Guid, int> wanted,
        IReadOnlyDictionary<Guid, StockItem> items,
        IReadOnlyDictionary<Guid, Reservation>? held = null
    ) =>
        wanted
            .Select(w => new ShortLine(
                w.Key,
                w.Value,
                items.TryGetValue(w.Key, out var item)
                    ? item.Available + (held?.GetValueOrDefault(w.Key)?.Quantity ?? 0)
                    : 0
            ))
            .Where(line => line.Requested > line.Available)
            .ToList();
}
