using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>What one buyer bought from one seller at once.</summary>
/// <remarks>Every transition goes through <see cref="Move"/> and the table in <see cref="OrderTransitions"/>. Σ line
/// totals + shipping − discount = total.</remarks>
public sealed class Order : Entity
{
    private readonly List<OrderLine> _lines = [];
    private readonly List<OrderEvent> _events = [];

    private Order() { }

    /// <summary>The human-readable number, see <see cref="OrderNumber"/>.</summary>
    public string Number { get; private init; } = "";

    public Guid PurchaseId { get; private init; }

    public Guid SellerId { get; private init; }

    public Guid BuyerId { get; private init; }

    public OrderStatus Status { get; private set; }

    public PaymentMethod PaymentMethod { get; private init; }

    public DeliveryType DeliveryType { get; private init; }

    public DeliveryAddress Address { get; private init; } = null!;

    /// <summary>The buyer's message to the seller.</summary>
    public string? Note { get; private init; }

    public string Currency { get; private init; } = "";

    public long ItemsTotalMinor { get; private init; }

    public long ShippingTotalMinor { get; private init; }

    /// <summary>Tax included in the shipping fee.</summary>
    public long ShippingTaxMinor { get; private init; }

    /// <summary>This order's share of a discount on the whole purchase; 0 until coupons exist.</summary>
    public long DiscountTotalMinor { get; private init; }

    /// <summary>Tax included in lines and shipping.</summary>
    public long TaxTotalMinor { get; private init; }

    public long TotalMinor { get; private init; }

    /// <summary>Frozen at placement; null before.</summary>
    public int? CommissionBps { get; private set; }

    /// <summary>Σ of the lines' commission, frozen at placement; 0 before.</summary>
    public long CommissionTotalMinor { get; private set; }

    /// <summary>Refunds requested so far, shipping included; the rest of the total can still be refunded.</summary>
    public long RefundPromisedMinor { get; private set; }

    /// <summary>The part of the requested refunds that the buyer has received.</summary>
    public long RefundedMinor { get; private set; }

    /// <summary>The part of the tax on the commission that goes back with the requested refunds.</summary>
    public long CommissionTaxRefundedMinor { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null while unpaid.</summary>
    public DateTimeOffset? PlacedAt { get; private set; }

    /// <summary>When the card payment succeeded; null for cash and while unpaid.</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    public DateTimeOffset? ShippedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When the buyer asked to cancel a confirmed order; null if they did not.</summary>
    public DateTimeOffset? CancelRequestedAt { get; private set; }

    public string? Carrier { get; private set; }

    public string? TrackingNumber { get; private set; }

    /// <summary>When the system moves the order automatically; null when it will not.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Number of the last event.</summary>
    public int LastEventSeq { get; private set; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    /// <summary>Events of this unit of work, plus earlier ones if they were loaded.</summary>
    public IReadOnlyList<OrderEvent> Events => _events;

    public Money Total => new(TotalMinor, Currency);

    public Money ShippingTotal => new(ShippingTotalMinor, Currency);

    public Money Commission => new(CommissionTotalMinor, Currency);

    public Money Refunded => new(RefundedMinor, Currency);

    /// <summary>What can still be promised as a refund.</summary>
    public Money RefundLeft => new(TotalMinor - RefundPromisedMinor, Currency);

    public OrderPaymentStatus PaymentStatus =>
        PaymentStatusOf(PaymentMethod, Status, PaidAt is not null, RefundedMinor, TotalMinor);

    /// <summary>The units in the form the inventory uses.</summary>
    public IReadOnlyList<StockLine> StockLines =>
        _lines.Select(l => new StockLine(l.VariantId, Id, l.Quantity)).ToArray();

    /// <summary>Creates an order awaiting card payment; only the buyer can see it.</summary>
    internal static Order AwaitPayment(NewOrder input, DateTimeOffset now, OrderDeadlines deadlines)
    {
        var order = From(input, now);
        order.Enter(OrderStatus.PendingPayment, "create", OrderActor.Buyer(input.Buyer), null, null, now, deadlines);
        return order;
    }

    /// <summary>Creates a cash-on-delivery order; it is placed at once.</summary>
    internal static Order PlaceForCash(NewOrder input, int commissionBps, DateTimeOffset now, OrderDeadlines deadlines)
    {
        var order = From(input, now);
        order.FreezeCommission(commissionBps);
        order.Enter(OrderStatus.Placed, "create", OrderActor.Buyer(input.Buyer), null, null, now, deadlines);
        return order;
    }

    /// <summary>Whether the actor can see this order.</summary>
    public bool IsVisibleTo(OrderActor party) =>
        party.Type switch
        {
            OrderActorType.Buyer => BuyerId == party.UserId,
            OrderActorType.Seller => SellerId == party.SellerId && PlacedAt is not null,
            _ => true,
        };

    /// <summary>Places the paid order: its commission is frozen and the seller must respond.</summary>
    internal Result Pay(int commissionBps, DateTimeOffset now, OrderDeadlines deadlines)
    {
        var step = Step(OrderCommand.Pay, OrderActorType.System);
        if (!step.Succeeded)
            return step.Error;
        PaidAt = now;
        FreezeCommission(commissionBps);
        Enter(step.Value.To, WireName.Of(OrderCommand.Pay), OrderActor.System, null, null, now, deadlines);
        return Result.Success;
    }

    /// <summary>Applies one transition of the table.</summary>
    /// <remarks>Errors: <c>order.invalid_transition</c> {from, command, allowed}; <c>validation.failed</c> when a
    /// seller cancels without a reason. Repeat: a second cancel request changes nothing.</remarks>
    internal Result Move(MoveOrder move, DateTimeOffset now, OrderDeadlines deadlines)
    {
        var step = Step(move.Command, move.Party.Type);
        if (!step.Succeeded)
            return step.Error;
        var reason = move.ReasonCode;
        switch (move.Command)
        {
            case OrderCommand.CancelRequest when CancelRequestedAt is not null:
                return Result.Success;
            case OrderCommand.CancelRequest:
                CancelRequestedAt = now;
                Raise(new CancellationRequested(this, move.Party, now));
                break;
            case OrderCommand.Cancel when move.Party.Type == OrderActorType.Seller && CancelRequestedAt is not null:
                reason = OrderReasons.BuyerRequest;
                break;
            case OrderCommand.Cancel
            or OrderCommand.Reject when move.Party.Type == OrderActorType.Seller && reason is null:
                return Invalid.Field("#/reasonCode", "value.required");
            case OrderCommand.Ship:
                (Carrier, TrackingNumber) = (move.Shipment?.Carrier, move.Shipment?.TrackingNumber);
                break;
        }

        Enter(step.Value.To, WireName.Of(move.Command), move.Party, reason, move.Note, now, deadlines);
        return Result.Success;
    }

    /// <summary>Requests a refund for units of lines, or for everything that is left.</summary>
    /// <param name="wanted">Units by line; null for everything. The shipping fee is refunded with the last
    /// unit.</param>
    /// <param name="without">Part of everything that is left for a refund made at the provider, whose order nobody has
    /// named yet.</param>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> when more units are requested than are left, or nothing is
    /// left.</remarks>
    internal Result<OrderRefund> PromiseRefund(IReadOnlyDictionary<Guid, int>? wanted, long without = 0)
    {
        var left = _lines
            .Where(l => l.Quantity > l.RefundedQuantity)
            .ToDictionary(l => l.Id, l => l.Quantity - l.RefundedQuantity);
        var units = wanted ?? left;
        var isAll = left.All(l => units.GetValueOrDefault(l.Key) == l.Value);
        var amount = isAll
            ? RefundLeft.Amount
            : _lines.Where(l => units.ContainsKey(l.Id)).Sum(l => l.RefundAmount(units[l.Id]));
        if (
            units.Any(u => u.Value > left.GetValueOrDefault(u.Key))
            || amount - without <= 0
            || amount > RefundLeft.Amount
        )
        {
            return PaymentRefusals.ExceedsCaptured.With(("refundable", RefundLeft));
        }

        if (!isAll && amount == RefundLeft.Amount)
            return PromiseRefund(null);
        var parts = _lines.Where(l => units.ContainsKey(l.Id)).Select(l => Refund(l, units[l.Id])).ToArray();
        RefundPromisedMinor += amount - without;
        return new OrderRefund(new(amount - without, Currency), parts);
    }

    /// <summary>Promises money for which nobody knows the lines: it gives back no commission until they are
    /// known.</summary>
    /// <remarks>Errors: <c>refund.exceeds_captured</c>.</remarks>
    internal Result<OrderRefund> PromiseRefundWithoutLines(Money amount)
    {
        if (amount > RefundLeft)
            return PaymentRefusals.ExceedsCaptured.With(("refundable", RefundLeft));
        RefundPromisedMinor += amount.Amount;
        return new OrderRefund(amount, []);
    }

    /// <summary>Takes such a promise back.</summary>
    internal void ReleaseRefund(Money amount) => RefundPromisedMinor -= amount.Amount;

    /// <summary>Says for which line money was promised; all of a line's money is all of its units.</summary>
    /// <remarks>Errors: <c>validation.failed</c> for a line of another order; <c>refund.exceeds_captured</c> when less
    /// is left of the line.</remarks>
    internal Result<RefundLine> AttachRefund(Guid lineId, Money amount)
    {
        if (_lines.Find(l => l.Id == lineId) is not { } line)
            return Invalid.Field("#/lineId", "value.not_allowed", ("allowed", _lines.ConvertAll(l => l.Id)));
        var left = new Money(line.TotalMinor - line.RefundedMinor, Currency);
        if (amount > left)
            return PaymentRefusals.ExceedsCaptured.With(("refundable", left));
        var units = line.Attach(amount.Amount);
        return new RefundLine(lineId, units, amount.Amount, line.GiveBackCommission(), GiveBackCommissionTax());
    }

    /// <summary>Records money that the buyer had received before it was known to concern this order.</summary>
    internal void NoteAssigned(Money amount) => RefundedMinor += amount.Amount;

    /// <summary>Gives back the tax on the commission that the lines have given back by now; returns what was not given
    /// back before.</summary>
    internal long GiveBackCommissionTax()
    {
        var due = CommissionTaxPart(_lines.Sum(l => l.CommissionRefundedMinor));
        var back = due - CommissionTaxRefundedMinor;
        CommissionTaxRefundedMinor = due;
        return back;
    }

    /// <summary>The tax on a part of the order's commission.</summary>
    internal long CommissionTaxPart(long commissionMinor) =>
        CommissionTotalMinor == 0
            ? 0
            : (long)
                Rounding.DivideHalfAway(
                    (Int128)LedgerEntries.CommissionTax(Commission).Amount * commissionMinor,
                    CommissionTotalMinor
                );

    /// <summary>Records that the provider paid a requested refund.</summary>
    public void NoteRefunded(RefundNotice refund)
    {
        RefundedMinor += refund.Amount.Amount;
        Raise(new OrderRefunded(this, refund));
    }

    /// <summary>Records that the money of such a refund came back to us; it still counts as requested.</summary>
    public void NoteRefundReturned(RefundNotice refund)
    {
        RefundedMinor -= refund.Amount.Amount;
        Raise(new OrderRefundReturned(this, refund));
    }

    /// <summary>Whether a seller can still see the buyer's phone and address: from placement until some days after
    /// completion, and never for a cancelled or rejected order.</summary>
    public bool ShowsContactAt(DateTimeOffset now, TimeSpan afterCompletion) =>
        Status switch
        {
            OrderStatus.Placed or OrderStatus.Confirmed or OrderStatus.Shipped or OrderStatus.Delivered => true,
            OrderStatus.Completed => now < CompletedAt + afterCompletion,
            _ => false,
        };

    /// <summary>The payment status of an order, derived from its other fields.</summary>
    public static OrderPaymentStatus PaymentStatusOf(
        PaymentMethod method,
        OrderStatus status,
        bool isPaid,
        long refundedMinor,
        long totalMinor
    )
    {
        if (refundedMinor > 0)
            return refundedMinor == totalMinor ? OrderPaymentStatus.Refunded : OrderPaymentStatus.PartiallyRefunded;
        return (method, status) switch
        {
            (PaymentMethod.Card, OrderStatus.PendingPayment) => OrderPaymentStatus.Pending,
            (PaymentMethod.Card, _) => isPaid ? OrderPaymentStatus.Paid : OrderPaymentStatus.Unpaid,
            (_, OrderStatus.Delivered or OrderStatus.Completed) => OrderPaymentStatus.CodCollected,
            (_, OrderStatus.Rejected or OrderStatus.Cancelled) => OrderPaymentStatus.Unpaid,
            _ => OrderPaymentStatus.CodDue,
        };
    }

    private static Order From(NewOrder input, DateTimeOffset now)
    {
        var quote = input.Quote;
        var order = new Order
        {
            Id = input.Id,
            Number = input.Number,
            PurchaseId = input.PurchaseId,
            SellerId = quote.SellerId,
            BuyerId = input.Buyer.Id,
            PaymentMethod = input.PaymentMethod,
            DeliveryType = quote.Delivery.Type,
            Address = input.Address,
            Note = quote.Delivery.Note,
            Currency = quote.Total.Currency,
            ItemsTotalMinor = quote.ItemsTotal.Amount,
            ShippingTotalMinor = quote.ShippingTotal.Amount,
            ShippingTaxMinor = quote.ShippingTax.Amount,
            TaxTotalMinor = quote.TaxTotal.Amount,
            TotalMinor = quote.Total.Amount,
            CreatedAt = now,
        };
        order._lines.AddRange(
            quote
                .Lines.Zip(input.LineIds, (line, id) => (line, id))
                .Select((pair, position) => OrderLine.From(pair.id, input.Id, position, pair.line, order.Currency))
        );
        return order;
    }

    private RefundLine Refund(OrderLine line, int quantity)
    {
        var amount = line.Refund(quantity);
        var commission = line.GiveBackCommission();
        return new(line.Id, quantity, amount, commission, GiveBackCommissionTax());
    }

    private Result<OrderTransition> Step(OrderCommand command, OrderActorType by)
    {
        if (OrderTransitions.Find(Status, command, by) is { } step)
            return step;
        return OrderErrors.InvalidTransition.With(
            ("from", WireName.Of(Status)),
            ("command", WireName.Of(command)),
            ("allowed", OrderTransitions.Allowed(Status, by).Select(WireName.Of).ToArray())
        );
    }

    private void Enter(
        OrderStatus to,
        string type,
        OrderActor by,
        string? reason,
        string? note,
        DateTimeOffset now,
        OrderDeadlines deadlines
    )
    {
        OrderStatus? from = LastEventSeq == 0 ? null : Status;
        Status = to;
        if (from != to)
            DueAt = deadlines.After(to, now);
        if (to == OrderStatus.Placed)
            PlacedAt ??= now;
        if (to == OrderStatus.Shipped)
            ShippedAt ??= now;
        if (to == OrderStatus.Delivered)
            DeliveredAt ??= now;
        if (to == OrderStatus.Completed)
            CompletedAt ??= now;
        LastEventSeq++;
        _events.Add(
            new()
            {
                OrderId = Id,
                Seq = LastEventSeq,
                Type = type,
                From = from,
                To = to,
                ActorType = by.Type,
                ActorId = by.UserId,
                ReasonCode = reason,
                Note = note,
                At = now,
            }
        );
        if (from != to)
            Raise(new OrderStatusChanged(this, from, to, by, reason, now));
    }

    private void FreezeCommission(int bps)
    {
        CommissionBps = bps;
        foreach (var line in _lines)
            line.FreezeCommission(bps, Currency);
        CommissionTotalMinor = _lines.Sum(l => l.CommissionMinor);
    }
}
