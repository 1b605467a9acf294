namespace Marketplace.MigrationService;

/// <summary>What became of a made-up order up to now, step by step.</summary>
internal sealed class DemoOrderLife
{
    private readonly List<(
        string Type,
        string? From,
        string To,
        string Actor,
        Guid? ActorId,
        string? Reason,
        DateTimeOffset At
    )> _steps = [];
    private readonly Guid _id;

    public DemoOrderLife(
        DemoChance chance,
        Guid id,
        DateTimeOffset at,
        DateTimeOffset now,
        Guid buyer,
        Guid owner,
        bool isCard,
        bool isExpired
    )
    {
        _id = id;
        Step("create", isCard ? "PendingPayment" : "Placed", "Buyer", buyer, at);
        if (isExpired)
        {
            Step("expire", "Expired", "System", null, at.AddMinutes(15));
            return;
        }

        if (isCard)
            Step("pay", "Placed", "System", null, at.AddMinutes(2));
        PlacedAt = _steps[^1].At;
        var fate = isCard ? 99 : chance.Below(100);
        if (fate < 8)
            CallOff(chance, fate, now, buyer, owner);
        else
            Fulfil(chance, now, buyer, owner);
    }

    public string Status => _steps[^1].To;

    public int Steps => _steps.Count;

    public DateTimeOffset? PlacedAt { get; private set; }

    public DateTimeOffset? ShippedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public DateTimeOffset? CalledOffAt { get; private set; }

    /// <summary>When the system moves it on by itself.</summary>
    public DateTimeOffset? DueAt =>
        Status switch
        {
            "Placed" => PlacedAt?.AddHours(24),
            "Shipped" => ShippedAt?.AddDays(14),
            "Delivered" => DeliveredAt?.AddDays(14),
            _ => null,
        };

    public void Write(DemoTables tables)
    {
        for (var i = 0; i < _steps.Count; i++)
            tables.OrderEvents.Add(
                _id,
                i + 1,
                _steps[i].Type,
                _steps[i].From,
                _steps[i].To,
                _steps[i].Actor,
                _steps[i].ActorId,
                _steps[i].Reason,
                _steps[i].At
            );
    }

    private void CallOff(DemoChance chance, int fate, DateTimeOffset now, Guid buyer, Guid owner)
    {
        var at = PlacedAt!.Value + chance.Hours(0.5, 12);
        if (at >= now)
            return;
        CalledOffAt = at;
        if (fate < 3)
            Step("reject", "Rejected", "Seller", owner, at, "out_of_stock");
        else
            Step("cancel", "Cancelled", "Buyer", buyer, at);
    }

    private void Fulfil(DemoChance chance, DateTimeOffset now, Guid buyer, Guid owner)
    {
        var confirmed = PlacedAt!.Value + chance.Hours(0.2, 22);
        var shipped = confirmed + chance.Hours(4, 48);
        var delivered = shipped + chance.Hours(20, 96);
        var accepts = chance.OneIn(3);
        var completed = accepts ? delivered + chance.Hours(2, 200) : delivered.AddDays(14);
        if (confirmed >= now)
            return;
        Step("confirm", "Confirmed", "Seller", owner, confirmed);
        if (shipped >= now)
            return;
        Step("ship", "Shipped", "Seller", owner, shipped);
        ShippedAt = shipped;
        if (delivered >= now)
            return;
        Step("deliver", "Delivered", "Seller", owner, delivered);
        DeliveredAt = delivered;
        if (completed >= now)
            return;
        Step(
            accepts ? "accept" : "complete",
            "Completed",
            accepts ? "Buyer" : "System",
            accepts ? buyer : null,
            completed
        );
        CompletedAt = completed;
    }

    private void Step(string type, string to, string actor, Guid? actorId, DateTimeOffset at, string? reason = null) =>
        _steps.Add((type, _steps.Count == 0 ? null : _steps[^1].To, to, actor, actorId, reason, at));
}
