using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Goods of one order that go back, and the money for them.</summary>
/// <remarks>Every transition goes through the table in <see cref="ReturnTransitions"/>. The lock is the order's
/// purchase.</remarks>
public sealed class OrderReturn : Entity
{
    private readonly List<ReturnLine> _lines = [];
    private readonly List<ReturnEvent> _events = [];

    private OrderReturn() { }

    /// <summary>The human-readable number, see <see cref="ReturnNumber"/>.</summary>
    public string Number { get; private init; } = "";

    public Guid OrderId { get; private init; }

    public Guid SellerId { get; private init; }

    public Guid BuyerId { get; private init; }

    public ReturnKind Kind { get; private init; }

    public ReturnStatus Status { get; private set; }

    public string Currency { get; private init; } = "";

    /// <summary>What the buyer gives the carrier; null until the return is approved.</summary>
    public string? ReturnCode { get; private set; }

    public string? Carrier { get; private set; }

    public string? TrackingNumber { get; private set; }

    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary>When the system acts or support is reminded; null when neither will.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When the goods were back; null if they are not.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>When the return was accepted; null if it is not.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>What the buyer gets back, the delivery fee included where it is due; 0 until the return is
    /// accepted.</summary>
    public long RefundMinor { get; private set; }

    /// <summary>The refund of the card payment; null for a cash order, and while nothing is promised.</summary>
    public Guid? RefundId { get; private set; }

    /// <summary>When the buyer had the money.</summary>
    public DateTimeOffset? RefundedAt { get; private set; }

    /// <summary>Where a cash order's money goes; null for a card order.</summary>
    public BuyerAccount? Account { get; private init; }

    /// <summary>The bank's reference of the transfer to that account.</summary>
    public string? BankReference { get; private set; }

    /// <summary>Number of the last event.</summary>
    public int LastEventSeq { get; private set; }

    public IReadOnlyList<ReturnLine> Lines => _lines;

    /// <summary>Events of this unit of work, plus earlier ones if they were loaded.</summary>
    public IReadOnlyList<ReturnEvent> Events => _events;

    public Money RefundTotal => new(RefundMinor, Currency);

    /// <summary>Whether nobody has decided it yet.</summary>
    public bool IsUndecided => ReturnTransitions.IsUndecided(Status);

    /// <summary>The seller pays for delivering what was not as agreed.</summary>
    public bool IsSellersFault => Kind != ReturnKind.Withdrawal;

    /// <summary>Requests a return; a withdrawal is approved at once.</summary>
    internal static OrderReturn Request(NewReturn input, DateTimeOffset now, ReturnDeadlines deadlines)
    {
        var order = input.Order;
        var made = new OrderReturn
        {
            Id = input.Id,
            Number = ReturnNumber.Draw(now),
            OrderId = order.Id,
            SellerId = order.SellerId,
            BuyerId = order.BuyerId,
            Kind = input.Kind,
            Currency = order.Currency,
            RequestedAt = now,
            Account = input.Account,
        };
        made._lines.AddRange(input.Units.Select((units, position) => ReturnLine.From(made.Id, position, units)));
        made.Enter(new(ReturnStatus.Requested, "request", input.Buyer), now, deadlines);
        if (input.Kind == ReturnKind.Withdrawal)
        {
            var approve = new MoveReturn(made.Id, ReturnCommand.Approve, OrderActor.System, ReturnReasons.Withdrawal);
            made.Apply(approve, ReturnStatus.Approved, now, deadlines);
        }

        return made;
    }

    /// <summary>Whether the actor can see this return.</summary>
    public bool IsVisibleTo(OrderActor party) =>
        party.Type switch
        {
            OrderActorType.Buyer => BuyerId == party.UserId,
            OrderActorType.Seller => SellerId == party.SellerId,
            _ => true,
        };

    /// <summary>Applies one transition of the table that decides nothing about units.</summary>
    /// <remarks>Errors: <c>return.invalid_transition</c> {from, command, allowed}; <c>return.reason_required</c> when a
    /// seller rejects or contests without a reason.</remarks>
    internal Result Move(MoveReturn move, DateTimeOffset now, ReturnDeadlines deadlines)
    {
        var step = Step(move.Command, move.Party.Type);
        if (!step.Succeeded)
            return step.Error;
        if (move.Command is ReturnCommand.Reject or ReturnCommand.Contest && move.ReasonCode is null)
            return ReturnErrors.ReasonRequired.With(("allowed", ReturnReasons.OfSellers));
        Apply(move, step.Value.To, now, deadlines);
        return Result.Success;
    }

    /// <summary>Accepts units of every line; the refund is noted by <see cref="NoteRefund"/>.</summary>
    /// <remarks>Errors: <c>return.invalid_transition</c>; <c>validation.failed</c> when the units are not those of the
    /// return's lines.</remarks>
    internal Result Accept(AcceptReturn input, DateTimeOffset now, ReturnDeadlines deadlines)
    {
        var step = Step(input.Command, input.Party.Type);
        if (!step.Succeeded)
            return step.Error;
        if (AcceptedUnitRules.Refusal(_lines, input.Units) is { } refusal)
            return refusal;
        var comesBack = input.Command != ReturnCommand.Settle;
        foreach (var line in _lines)
        {
            var units = input.Units?.Single(u => u.LineId == line.OrderLineId);
            var accepted = units?.Quantity ?? line.Quantity;
            var resellable = units?.Resellable ?? (Kind == ReturnKind.Withdrawal ? accepted : 0);
            line.Accept(accepted, comesBack ? Math.Min(resellable, accepted) : 0);
        }

        AcceptedAt = now;
        var reason = input.Party.Type == OrderActorType.System ? SystemReason(input.Command) : null;
        Enter(new(step.Value.To, WireName.Of(input.Command), input.Party, reason, input.Note), now, deadlines);
        return Result.Success;
    }

    /// <summary>Records what was promised for the accepted units.</summary>
    /// <param name="refundId">Null for a cash order, or when nothing is promised.</param>
    internal void NoteRefund(Guid? refundId, Money total, IReadOnlyDictionary<Guid, long> byLine)
    {
        (RefundId, RefundMinor) = (refundId, total.Amount);
        foreach (var line in _lines)
            line.NoteAmount(byLine.GetValueOrDefault(line.OrderLineId));
    }

    /// <summary>Records that the buyer has the money.</summary>
    /// <param name="bankReference">Of the transfer, for a cash order.</param>
    /// <remarks>Errors: <c>return.invalid_transition</c>.</remarks>
    internal Result NoteRefunded(OrderActor by, string? bankReference, DateTimeOffset now, ReturnDeadlines deadlines)
    {
        var step = Step(ReturnCommand.Refund, by.Type);
        if (!step.Succeeded)
            return step.Error;
        (RefundedAt, BankReference) = (now, bankReference);
        Enter(new(step.Value.To, WireName.Of(ReturnCommand.Refund), by), now, deadlines);
        return Result.Success;
    }

    /// <summary>Records that the buyer's bank sent the money back: it is owed again.</summary>
    /// <remarks>Errors: <c>return.invalid_transition</c>.</remarks>
    internal Result NoteMoneyBack(OrderActor by, DateTimeOffset now, ReturnDeadlines deadlines)
    {
        var step = Step(ReturnCommand.MoneyBack, by.Type);
        if (!step.Succeeded)
            return step.Error;
        (RefundedAt, BankReference) = (null, null);
        Enter(new(step.Value.To, WireName.Of(ReturnCommand.MoneyBack), by), now, deadlines);
        return Result.Success;
    }

    private static string SystemReason(ReturnCommand command) =>
        command == ReturnCommand.Settle ? ReturnReasons.NothingToSend : ReturnReasons.Timeout;

    private Result<ReturnTransition> Step(ReturnCommand command, OrderActorType by)
    {
        if (ReturnTransitions.Find(Status, command, by) is { } step)
            return step;
        return ReturnErrors.InvalidTransition.With(
            ("from", WireName.Of(Status)),
            ("command", WireName.Of(command)),
            ("allowed", ReturnTransitions.Allowed(Status, by).Select(WireName.Of).ToArray())
        );
    }

    private void Apply(MoveReturn move, ReturnStatus to, DateTimeOffset now, ReturnDeadlines deadlines)
    {
        switch (to)
        {
            case ReturnStatus.Approved:
                ReturnCode = ReturnNumber.DrawCode();
                break;
            case ReturnStatus.InTransit:
                (Carrier, TrackingNumber) = (move.Shipment?.Carrier, move.Shipment?.TrackingNumber);
                break;
            case ReturnStatus.Received:
                ReceivedAt = now;
                break;
        }

        Enter(new(to, WireName.Of(move.Command), move.Party, move.ReasonCode, move.Note), now, deadlines);
    }

    private void Enter(Entry entry, DateTimeOffset now, ReturnDeadlines deadlines)
    {
        ReturnStatus? from = LastEventSeq == 0 ? null : Status;
        Status = entry.To;
        DueAt = deadlines.After(entry.To, now);
        LastEventSeq++;
        _events.Add(
            new()
            {
                ReturnId = Id,
                Seq = LastEventSeq,
                Type = entry.Type,
                From = from,
                To = entry.To,
                ActorType = entry.By.Type,
                ActorId = entry.By.UserId,
                ReasonCode = entry.Reason,
                Note = entry.Note,
                At = now,
            }
        );
        Raise(new ReturnStatusChanged(this, from, entry.To, entry.By, entry.Reason, now));
    }

    private sealed record Entry(
        ReturnStatus To,
        string Type,
        OrderActor By,
        string? Reason = null,
        string? Note = null
    );
}
