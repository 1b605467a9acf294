namespace Marketplace.MigrationService;

/// <summary>The status changes of an order from its creation until now.</summary>
internal sealed class DemoOrderHistory
{
    private readonly DemoOrder _order;
    private readonly List<OrderEventRow> _events = [];

    public DemoOrderHistory(DemoRandom random, DemoOrder order, DateTimeOffset now)
    {
        _order = order;
        var createdAt = order.CreatedAt;
        Move("create", order.IsCard ? "PendingPayment" : "Placed", "Buyer", order.Buyer.Id, createdAt);
        if (order.IsExpired)
        {
            Move("expire", "Expired", "System", null, createdAt.AddMinutes(15));
            return;
        }

        if (order.IsCard)
            Move("pay", "Placed", "System", null, createdAt.AddMinutes(2));
        PlacedAt = _events[^1].At;
        var percentile = order.IsCard ? 99 : random.Below(100);
        if (percentile < 8)
            CancelOrReject(random, isRejected: percentile < 3, now);
        else
            Fulfil(random, now);
    }

    /// <summary>The status now.</summary>
    public string Status => _events[^1].To;

    public int EventCount => _events.Count;

    public DateTimeOffset? PlacedAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? ShippedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When it was cancelled or rejected.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the system moves the order on.</summary>
    public DateTimeOffset? DueAt =>
        Status switch
        {
            "Placed" => PlacedAt?.AddHours(24),
            "Shipped" => ShippedAt?.AddDays(14),
            "Delivered" => DeliveredAt?.AddDays(14),
            _ => null,
        };

    /// <summary>Adds a row for each status change.</summary>
    public void AddRows(DemoTables tables)
    {
        for (var i = 0; i < _events.Count; i++)
        {
            var row = _events[i];
            tables.OrderEvents.Add(
                _order.Id,
                i + 1,
                row.Type,
                row.From,
                row.To,
                row.Actor,
                row.ActorId,
                row.Reason,
                row.At
            );
        }
    }

    private void CancelOrReject(DemoRandom random, bool isRejected, DateTimeOffset now)
    {
        var at = PlacedAt!.Value + random.Hours(0.5, 12);
        if (at >= now)
            return;
        EndedAt = at;
        if (isRejected)
            Move("reject", "Rejected", "Seller", _order.Store.OwnerId, at, "out_of_stock");
        else
            Move("cancel", "Cancelled", "Buyer", _order.Buyer.Id, at);
    }

    private void Fulfil(DemoRandom random, DateTimeOffset now)
    {
        var confirmed = PlacedAt!.Value + random.Hours(0.2, 22);
        var shipped = confirmed + random.Hours(4, 48);
        var delivered = shipped + random.Hours(20, 96);
        var accepts = random.OneIn(3);
        var completed = accepts ? delivered + random.Hours(2, 200) : delivered.AddDays(14);
        var owner = _order.Store.OwnerId;
        if (confirmed >= now)
            return;
        Move("confirm", "Confirmed", "Seller", owner, confirmed);
        ConfirmedAt = confirmed;
        if (shipped >= now)
            return;
        Move("ship", "Shipped", "Seller", owner, shipped);
        ShippedAt = shipped;
        if (delivered >= now)
            return;
        Move("deliver", "Delivered", "Seller", owner, delivered);
        DeliveredAt = delivered;
        if (completed >= now)
            return;
        if (accepts)
            Move("accept", "Completed", "Buyer", _order.Buyer.Id, completed);
        else
            Move("complete", "Completed", "System", null, completed);
        CompletedAt = completed;
    }

    private void Move(string type, string to, string actor, Guid? actorId, DateTimeOffset at, string? reason = null) =>
        _events.Add(new(type, _events.Count == 0 ? null : _events[^1].To, to, actor, actorId, reason, at));

    private sealed record OrderEventRow(
        string Type,
        string? From,
        string To,
        string Actor,
        Guid? ActorId,
        string? Reason,
        DateTimeOffset At
    );
}
