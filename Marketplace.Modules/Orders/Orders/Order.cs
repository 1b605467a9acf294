using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>What one buyer bought of one seller at once.</summary>
/// <remarks>Every step goes through <see cref="Move"/> and the table of <see cref="OrderTransitions"/>. Σ line totals +
/// shipping − discount = total.</remarks>
public sealed class Order : Entity
{
    private readonly List<OrderLine> _lines = [];
    private readonly List<OrderEvent> _events = [];

    private Order() { }

    /// <summary>For people, see <see cref="OrderNumber"/>.</summary>
    public string Number { get; private init; } = "";

    public Guid PurchaseId { get; private init; }

    public Guid SellerId { get; private init; }

    public Guid BuyerId { get; private init; }

    public OrderStatus Status { get; private set; }

    public PaymentMethod PaymentMethod { get; private init; }

    public DeliveryType DeliveryType { get; private init; }

    public DeliveryAddress Address { get; private init; } = null!;

    /// <summary>The buyer's words to the seller.</summary>
    public string? Note { get; private init; }

    public string Currency { get; private init; } = "";

    public long ItemsTotalMinor { get; private init; }

    public long ShippingTotalMinor { get; private init; }

    /// <summary>Tax inside the shipping fee.</summary>
    public long ShippingTaxMinor { get; private init; }

    /// <summary>This order's share of a discount on the whole purchase; 0 until there are coupons.</summary>
    public long DiscountTotalMinor { get; private init; }

    /// <summary>Tax inside lines and shipping.</summary>
    public long TaxTotalMinor { get; private init; }

    public long TotalMinor { get; private init; }

    /// <summary>Frozen at placement; null before.</summary>
    public int? CommissionBps { get; private set; }

    /// <summary>Σ of the lines' commission, frozen at placement; 0 before.</summary>
    public long CommissionTotalMinor { get; private set; }

    /// <summary>Promised back so far, shipping included; what may still be promised is the rest of the total.</summary>
    public long RefundPromisedMinor { get; private set; }

    /// <summary>Of what was promised, the part the buyer has back.</summary>
    public long RefundedMinor { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null while it is not paid.</summary>
    public DateTimeOffset? PlacedAt { get; private set; }

    /// <summary>When the card payment succeeded; null for cash and while unpaid.</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    public DateTimeOffset? ShippedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When the buyer asked a confirmed order to be called off; null when he did not.</summary>
    public DateTimeOffset? CancelRequestedAt { get; private set; }

    public string? Carrier { get; private set; }

    public string? TrackingNumber { get; private set; }

    /// <summary>When the system moves the order by itself; null when it will not.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Number of the last event.</summary>
    public int LastEventSeq { get; private set; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    /// <summary>Events of this unit of work, and earlier ones where they were loaded.</summary>
    public IReadOnlyList<OrderEvent> Events => _events;

    public Money Total => new(TotalMinor, Currency);

    public Money ShippingTotal => new(ShippingTotalMinor, Currency);

    public Money Commission => new(CommissionTotalMinor, Currency);

    public Money Refunded => new(RefundedMinor, Currency);

    public OrderPaymentStatus PaymentStatus =>
        PaymentStatusOf(PaymentMethod, Status, PaidAt is not null, RefundedMinor, TotalMinor);

    /// <summary>The units as stock knows them.</summary>
    public IReadOnlyList<StockLine> StockLines =>
        _lines.Select(l => new StockLine(l.VariantId, Id, l.Quantity)).ToArray();

    /// <summary>Creates an order that waits for its card payment; nobody but the buyer sees it.</summary>
    public static Order AwaitPayment(NewOrder input, DateTimeOffset now, OrderDeadlines deadlines)
    {
        var order = From(input, now);
        order.Enter(OrderStatus.PendingPayment, "create", OrderActor.Buyer(input.Buyer), null, null, now, deadlines);
        return order;
    }

    /// <summary>Creates an order to be paid at the door; it stands at once.</summary>
    public static Order PlaceForCash(NewOrder input, int commissionBps, DateTimeOffset now, OrderDeadlines deadlines)
    {
        var order = From(input, now);
        order.FreezeCommission(commissionBps);
        order.Enter(OrderStatus.Placed, "create", OrderActor.Buyer(input.Buyer), null, null, now, deadlines);
        return order;
    }

    /// <summary>Whether the order exists for this party.</summary>
    public bool IsVisibleTo(OrderActor party) =>
        party.Type switch
        {
            OrderActorType.Buyer => BuyerId == party.UserId,
            OrderActorType.Seller => SellerId == party.SellerId && PlacedAt is not null,
            _ => true,
        };

    /// <summary>The paid order stands: its commission is fixed and the seller must answer.</summary>
    public Result Pay(int commissionBps, DateTimeOffset now, OrderDeadlines deadlines)
    {
        var step = Step(OrderCommand.Pay, OrderActorType.System);
        if (!step.Succeeded)
            return step.Error;
        PaidAt = now;
        FreezeCommission(commissionBps);
        Enter(step.Value.To, WireName.Of(OrderCommand.Pay), OrderActor.System, null, null, now, deadlines);
        return Result.Success;
    }

    /// <summary>Takes one step of the table.</summary>
    /// <remarks>Errors: <c>order.invalid_transition</c> {from, command, allowed}; <c>validation.failed</c> where a
    /// seller calls off without a reason.
    /// Repeat: a second request to cancel changes nothing.</remarks>
    public Result Move(MoveOrder move, DateTimeOffset now, OrderDeadlines deadlines)
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
                return PlatformErrors.ValidationFailed.ToError() with
                {
                    Fields = [new FieldError("#/reasonCode", "value.required")],
                };
            case OrderCommand.Ship:
                (Carrier, TrackingNumber) = (move.Shipment?.Carrier, move.Shipment?.TrackingNumber);
                break;
        }

        Enter(step.Value.To, WireName.Of(move.Command), move.Party, reason, move.Note, now, deadlines);
        return Result.Success;
    }

    /// <summary>Promises money back for units of lines, or for all that is left.</summary>
    /// <param name="wanted">Units by line; null for everything. With the last unit goes the shipping fee.</param>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> when more units are named than are left, or nothing
    /// is.</remarks>
    public Result<OrderRefund> PromiseRefund(IReadOnlyDictionary<Guid, int>? wanted)
    {
        var left = _lines
            .Where(l => l.Quantity > l.RefundedQuantity)
            .ToDictionary(l => l.Id, l => l.Quantity - l.RefundedQuantity);
        var units = wanted ?? left;
        if (RefundPromisedMinor == TotalMinor || units.Any(u => u.Value > left.GetValueOrDefault(u.Key)))
            return PaymentRefusals.ExceedsCaptured.With(
                ("refundable", new Money(TotalMinor - RefundPromisedMinor, Currency))
            );
        var parts = _lines
            .Where(l => units.ContainsKey(l.Id))
            .Select(l => new RefundLine(l.Id, units[l.Id], l.Refund(units[l.Id])))
            .ToArray();
        var isAll = _lines.All(l => l.RefundedQuantity == l.Quantity);
        var amount = isAll ? TotalMinor - RefundPromisedMinor : parts.Sum(p => p.AmountMinor);
        RefundPromisedMinor += amount;
        return new OrderRefund(new(amount, Currency), parts);
    }

    /// <summary>The provider paid a promised refund back.</summary>
    public void NoteRefunded(RefundNotice refund)
    {
        RefundedMinor += refund.Amount.Amount;
        Raise(new OrderRefunded(this, refund));
    }

    /// <summary>The money of such a refund returned; it stays promised.</summary>
    public void NoteRefundReturned(RefundNotice refund)
    {
        RefundedMinor -= refund.Amount.Amount;
        Raise(new OrderRefundReturned(this, refund));
    }

    /// <summary>Whether a seller still sees the buyer's phone and address: from placement until some days after
    /// completion, and never of an order called off.</summary>
    public bool ShowsContactAt(DateTimeOffset now, TimeSpan afterCompletion) =>
        Status switch
        {
            OrderStatus.Placed or OrderStatus.Confirmed or OrderStatus.Shipped or OrderStatus.Delivered => true,
            OrderStatus.Completed => now < CompletedAt + afterCompletion,
            _ => false,
        };

    /// <summary>What an order's money became, from what is known of it.</summary>
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
