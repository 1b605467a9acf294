using System.Globalization;

namespace Marketplace.MigrationService;

/// <summary>Generates the parcels of orders: mostly one, now and then two that travel apart, some still being packed,
/// and some that nobody took.</summary>
internal sealed class DemoParcels(DemoRandom random, DemoStoryTables tables, DateTimeOffset now)
{
    private const long FirstTrackingNumber = 5_000_000_000;
    private const int TrackingStep = 37;
    private static readonly TimeSpan DeliveredAfter = TimeSpan.FromDays(14);
    private static readonly (string Code, string Name)[] Carriers =
    [
        ("yurtici", "Yurtiçi Kargo"),
        ("aras", "Aras Kargo"),
        ("hepsijet", "HepsiJET"),
        ("ptt", "PTT Kargo"),
        ("surat", "Sürat Kargo"),
    ];

    private long _shipments;

    /// <summary>Adds the parcels of an order, and moves its units along.</summary>
    public void Add(DemoPlacedOrder order)
    {
        var hasTwo = order.Lines.Count > 1;
        switch (order.History.Status)
        {
            case "Confirmed" when hasTwo && random.OneIn(2):
                ShipPart(order, isShipped: random.OneIn(2));
                break;
            case "Confirmed" when random.OneIn(4):
                Add(order, 1, order.Lines, Packed(order, Between(order.History.ConfirmedAt!.Value, now, 0.5)));
                Pack(order.Lines);
                break;
            case "Shipped":
                order.DueAt = null;
                Ship(order, hasTwo);
                break;
            case "Delivered" or "Completed" when hasTwo && random.OneIn(3):
                DeliverInTwo(order);
                break;
            case "Delivered" or "Completed":
                Add(order, 1, order.Lines, Delivered(order, order.History.ShippedAt!.Value, order.History.DeliveredAt));
                break;
        }
    }

    private void ShipPart(DemoPlacedOrder order, bool isShipped)
    {
        DemoLine[] part = [order.Lines[0]];
        var confirmed = order.History.ConfirmedAt!.Value;
        var steps = isShipped
            ? Delivered(order, Between(confirmed, now, 0.6), null)
            : Packed(order, Between(confirmed, now, 0.5));
        Add(order, 1, part, steps);
        Pack(part);
        part[0].Shipped = isShipped ? part[0].Quantity : 0;
    }

    private void Ship(DemoPlacedOrder order, bool hasTwo)
    {
        var shipped = order.History.ShippedAt!.Value;
        if (hasTwo && random.OneIn(2))
        {
            var first = Between(order.History.ConfirmedAt!.Value, shipped, 0.5);
            Add(order, 1, [order.Lines[0]], Delivered(order, first, Between(first, now, 0.7)));
            order.Lines[0].Delivered = order.Lines[0].Quantity;
            Add(order, 2, [.. order.Lines.Skip(1)], Delivered(order, shipped, null));
            return;
        }

        var steps = Delivered(order, shipped, null);
        if (random.OneIn(12))
        {
            var reason = random.OneIn(2) ? "Refused" : "NotFound";
            steps = [.. steps, new("Undelivered", "Carrier", null, Between(shipped, now, 0.8), reason)];
        }

        Add(order, 1, order.Lines, steps);
    }

    private void DeliverInTwo(DemoPlacedOrder order)
    {
        var (shipped, delivered) = (order.History.ShippedAt!.Value, order.History.DeliveredAt!.Value);
        var first = Between(order.History.ConfirmedAt!.Value, shipped, 0.5);
        Add(order, 1, [order.Lines[0]], Delivered(order, first, Between(first, delivered, 0.6)));
        Add(order, 2, [.. order.Lines.Skip(1)], Delivered(order, shipped, delivered));
    }

    private static Step[] Packed(DemoPlacedOrder order, DateTimeOffset at) =>
        [new("Packing", "Seller", order.Order.Store.OwnerId, at)];

    private static Step[] Delivered(DemoPlacedOrder order, DateTimeOffset shipped, DateTimeOffset? delivered)
    {
        var packed = Packed(order, Between(order.History.ConfirmedAt!.Value, shipped, 0.8));
        Step[] sent = [.. packed, new("Shipped", "Seller", order.Order.Store.OwnerId, shipped)];
        return delivered is { } at ? [.. sent, new("Delivered", "Carrier", null, at)] : sent;
    }

    private static void Pack(IEnumerable<DemoLine> lines)
    {
        foreach (var line in lines)
            line.Packed = line.Quantity;
    }

    private void Add(DemoPlacedOrder order, int seq, IReadOnlyList<DemoLine> lines, IReadOnlyList<Step> steps)
    {
        var (id, last) = (random.NewId(steps[0].At), steps[^1]);
        var shippedAt = steps.FirstOrDefault(s => s.Status == "Shipped")?.At;
        var carrier = shippedAt is null ? ((string, string)?)null : random.Pick(Carriers);
        var tracking = shippedAt is null ? null : NextTrackingNumber();
        if (shippedAt is not null)
            (order.Carrier, order.TrackingNumber) = (carrier?.Item2, tracking);
        tables.Parcels.Add(
            id,
            order.Order.Id,
            order.Order.Store.Id,
            seq,
            string.Create(CultureInfo.InvariantCulture, $"{order.Order.Number}-{seq}"),
            last.Status,
            "Carrier",
            carrier?.Item1,
            carrier?.Item2,
            tracking,
            1,
            random.Between(2, 60) * 100,
            random.Between(1, 12),
            last.Reason,
            steps[0].At,
            shippedAt,
            last.Status == "Delivered" ? last.At : null,
            last.Status == "Shipped" ? shippedAt + DeliveredAfter : null,
            steps.Count,
            (long)steps.Count
        );
        foreach (var line in lines)
            tables.ParcelLines.Add(id, line.Id, line.Quantity);
        foreach (var (step, index) in steps.Select((step, index) => (step, index)))
            tables.ParcelEvents.Add(id, index + 1, step.Status, step.Source, step.ActorId, step.Reason, step.At);
    }

    // One after the other, because a carrier uses a number once.
    private string NextTrackingNumber() =>
        (FirstTrackingNumber + (++_shipments * TrackingStep)).ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to, double share) =>
        from + TimeSpan.FromSeconds(Math.Floor((to - from).TotalSeconds * share));

    private sealed record Step(string Status, string Source, Guid? ActorId, DateTimeOffset At, string? Reason = null);
}
