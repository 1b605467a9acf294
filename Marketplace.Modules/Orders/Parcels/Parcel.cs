using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Units of one order that travel together.</summary>
/// <remarks>Every transition goes through <see cref="Move"/> and the table in <see cref="ParcelTransitions"/>. Locks:
/// the purchase of its order.</remarks>
public sealed partial class Parcel : Entity
{
    public const int MaxBoxes = 20;
    public const int MaxWeightGrams = 1_000_000;
    public const int MaxDesi = 10_000;
    public const int MaxNumberLength = OrderNumber.Length + 8;
    public const int MaxCarrierCodeLength = 20;

    private readonly List<ParcelLine> _lines = [];
    private readonly List<ParcelEvent> _events = [];

    private Parcel() { }

    public Guid OrderId { get; private init; }

    public Guid SellerId { get; private init; }

    /// <summary>1, 2, 3 … within the order.</summary>
    public int Seq { get; private init; }

    /// <summary>The order's number, a dash and <see cref="Seq"/>; on its label.</summary>
    public string Number { get; private init; } = "";

    public ParcelStatus Status { get; private set; }

    public DeliveryType DeliveryType { get; private init; }

    /// <summary>A carrier of the list; null when the carrier is not in it, or there is none.</summary>
    public string? CarrierCode { get; private set; }

    public string? CarrierName { get; private set; }

    /// <summary>Used once for each carrier of the list.</summary>
    public string? TrackingNumber { get; private set; }

    public int Boxes { get; private init; }

    /// <summary>All boxes together; null when it was not weighed.</summary>
    public int? WeightGrams { get; private init; }

    /// <summary>Volumetric weight; null when it was not measured.</summary>
    public int? Desi { get; private init; }

    /// <summary>Why it was not delivered; null in other statuses than undelivered and returned.</summary>
    public UndeliveredReason? UndeliveredReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? ShippedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>When an undelivered parcel was last sent again; null when it never was.</summary>
    public DateTimeOffset? RetriedAt { get; private set; }

    /// <summary>When the system counts it as delivered while it is on its way, and as back while it is undelivered;
    /// null in other statuses.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Number of the last event.</summary>
    public int LastEventSeq { get; private set; }

    public IReadOnlyList<ParcelLine> Lines => _lines;

    /// <summary>Events of this unit of work, plus earlier ones if they were loaded.</summary>
    public IReadOnlyList<ParcelEvent> Events => _events;

    /// <summary>What it contains; units that are lost to the store after it came back are written off.</summary>
    public IReadOnlyList<LineUnits> Units =>
        _lines.ConvertAll(l => new LineUnits(
            l.OrderLineId,
            l.Quantity,
            l.ResellableQuantity is { } resellable ? l.Quantity - resellable : 0
        ));

    /// <summary>Packs units; the order has set them aside.</summary>
    internal static Parcel Pack(
        Guid id,
        Order order,
        int seq,
        PackParcel input,
        IReadOnlyList<LineUnits> units,
        DateTimeOffset now
    )
    {
        var parcel = new Parcel
        {
            Id = id,
            OrderId = order.Id,
            SellerId = order.SellerId,
            Seq = seq,
            Number = $"{order.Number}-{seq}",
            DeliveryType = input.Delivery ?? order.DeliveryType,
            Boxes = input.Size.Boxes,
            WeightGrams = input.Size.WeightGrams,
            Desi = input.Size.Desi,
            CreatedAt = now,
        };
        parcel._lines.AddRange(units.Select(unit => new ParcelLine(id, unit.LineId, unit.Quantity)));
        parcel.Enter(ParcelStatus.Packing, MoveParcel.SourceOf(input.Party.Type), input.Party.UserId, now);
        return parcel;
    }

    /// <summary>The parcel of an order that was shipped without one.</summary>
    internal static Parcel Adopt(Guid id, Order order, int seq, IReadOnlyList<LineUnits> units, DateTimeOffset now)
    {
        var parcel = Pack(id, order, seq, new(order.Id, OrderActor.System, null, new()), units, now);
        (parcel.CarrierName, parcel.TrackingNumber) = (order.Carrier, order.TrackingNumber);
        parcel.ShippedAt = order.ShippedAt ?? now;
        parcel.Enter(ParcelStatus.Shipped, ParcelSource.System, null, parcel.ShippedAt.Value);
        return parcel;
    }

    /// <summary>Applies one transition of the table.</summary>
    /// <remarks>Errors: <c>parcel.invalid_transition</c> {from, command, allowed}; <c>validation.failed</c> when a
    /// reason is missing, or more units are resellable than came back.</remarks>
    internal Result Move(MoveParcel move, DateTimeOffset now, ParcelDeadlines deadlines)
    {
        if (ParcelTransitions.Find(Status, move.Command, move.Source) is not { } step)
            return Refusal(move);
        switch (move.Command)
        {
            case ParcelCommand.Ship or ParcelCommand.Label when move.Carriage is { } carriage:
                (CarrierCode, CarrierName, TrackingNumber) = carriage;
                break;
            case ParcelCommand.Undelivered when move.Reason is null:
                return Invalid.Field("#/reason", "value.required");
            case ParcelCommand.CameBack when TakeBack(move.Resellable) is { } refused:
                return refused;
        }

        var at = move.Scan is { } scan ? Within(scan.At, now) : now;
        UndeliveredReason =
            step.To is ParcelStatus.Undelivered ? move.Reason
            : step.To is ParcelStatus.ReturnedToSeller ? UndeliveredReason
            : null;
        RetriedAt = move.Command == ParcelCommand.Retry ? now : RetriedAt;
        ShippedAt = step.To == ParcelStatus.Shipped ? ShippedAt ?? at : ShippedAt;
        DeliveredAt = step.To == ParcelStatus.Delivered ? at : null;
        DueAt = deadlines.After(step.To, now);
        Enter(step.To, move.Source, move.Party.UserId, at, move);
        if (step.To is ParcelStatus.Shipped or ParcelStatus.Cancelled)
            DropLabels(now);
        return Result.Success;
    }

    /// <summary>Why a command is refused now.</summary>
    internal Error Refusal(MoveParcel move) =>
        ParcelErrors.InvalidTransition.With(
            ("from", WireName.Of(Status)),
            ("command", WireName.Of(move.Command)),
            ("allowed", Allowed(move.Source, move.OffersLabels).Select(WireName.Of).ToArray())
        );

    /// <summary>The commands that can be issued now.</summary>
    /// <param name="offersLabels">Whether there is a carrier that makes labels.</param>
    internal IReadOnlyList<ParcelCommand> Allowed(ParcelSource by, bool offersLabels) =>
        [
            .. ParcelTransitions
                .Allowed(Status, by)
                .Where(c => c != ParcelCommand.Label || (offersLabels && CanBeLabelled)),
        ];

    // A carrier's clock may be wrong.
    private DateTimeOffset Within(DateTimeOffset scannedAt, DateTimeOffset now) =>
        scannedAt > now ? now
        : scannedAt < CreatedAt ? CreatedAt
        : scannedAt;

    private bool IsIntact =>
        UndeliveredReason is not (Orders.UndeliveredReason.Lost or Orders.UndeliveredReason.Damaged);

    private Error? TakeBack(IReadOnlyList<LineUnits>? resellable)
    {
        var wrong = (resellable ?? [])
            .Select((units, index) => (units, index, Most: _lines.Find(l => l.OrderLineId == units.LineId)?.Quantity))
            .Where(u => u.units.Quantity > (u.Most ?? 0))
            .Select(u => new FieldError($"#/lines/{u.index}/quantity", "value.too_large", ("max", u.Most ?? 0)))
            .ToArray();
        if (wrong.Length > 0)
            return Invalid.Fields(wrong);
        foreach (var line in _lines)
        {
            line.CameBack(
                resellable?.FirstOrDefault(u => u.LineId == line.OrderLineId)?.Quantity
                    ?? (resellable is null && IsIntact ? line.Quantity : 0)
            );
        }

        return null;
    }

    private void Enter(ParcelStatus to, ParcelSource source, Guid? actorId, DateTimeOffset at, MoveParcel? move = null)
    {
        Status = to;
        LastEventSeq++;
        _events.Add(
            new()
            {
                ParcelId = Id,
                Seq = LastEventSeq,
                Status = to,
                Source = source,
                ActorId = actorId,
                Reason = move?.Reason,
                CarrierStatus = move?.Scan?.Status,
                Place = move?.Scan?.Place,
                At = at,
            }
        );
    }
}
