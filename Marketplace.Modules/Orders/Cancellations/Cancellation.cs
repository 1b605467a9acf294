using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Some units of an order that were called off before they were packed; never changed.</summary>
internal sealed class Cancellation : Entity
{
    public const int MaxReasonLength = 40;

    private readonly List<CancellationLine> _lines = [];

    private Cancellation() { }

    internal Cancellation(Guid id, Order order, IReadOnlyList<LineUnits> units, UnitStep step)
    {
        (Id, OrderId, SellerId, At) = (id, order.Id, order.SellerId, step.At);
        (ActorType, ActorId) = (step.By.Type, step.By.UserId);
        (ReasonCode, Note) = (step.ReasonCode ?? "", step.Note);
        _lines.AddRange(
            units
                .GroupBy(u => u.LineId)
                .Select(g => new CancellationLine
                {
                    CancellationId = id,
                    OrderLineId = g.Key,
                    Quantity = g.Sum(u => u.Quantity),
                })
        );
    }

    public Guid OrderId { get; private init; }

    public Guid SellerId { get; private init; }

    /// <summary>See <see cref="OrderReasons.OfCancelledUnits"/>.</summary>
    public string ReasonCode { get; private init; } = "";

    /// <summary>Message to the buyer.</summary>
    public string? Note { get; private init; }

    public OrderActorType ActorType { get; private init; }

    /// <summary>Null for the system.</summary>
    public Guid? ActorId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public IReadOnlyList<CancellationLine> Lines => _lines;
}

/// <summary>Called off units of one line.</summary>
internal sealed class CancellationLine
{
    public Guid CancellationId { get; init; }

    public Guid OrderLineId { get; init; }

    public int Quantity { get; init; }
}
