using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>What one buyer bought from one seller at once.</summary>
/// <remarks>Every transition goes through <see cref="Move"/>, or follows from its units, and stands in the table
/// <see cref="OrderTransitions"/>. Σ line totals + shipping − discount on shipping = total.</remarks>
public sealed partial class Order : Entity
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

    /// <summary>Discount deducted from the shipping fee.</summary>
    public long ShippingDiscountMinor { get; private init; }

    /// <summary>Tax included in the shipping fee, its discount deducted.</summary>
    public long ShippingTaxMinor { get; private init; }

    /// <summary>The discounts of the lines and of shipping together, for reading: the items' total is that after
    /// discounts.</summary>
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

    /// <summary>The part of the shipping fee that goes back with the requested refunds.</summary>
    public long ShippingRefundedMinor { get; private set; }

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

    /// <summary>The shipping part of the total: the fee less its discount.</summary>
    public Money ShippingTotal => new(ShippingTotalMinor - ShippingDiscountMinor, Currency);

    public Money Commission => new(CommissionTotalMinor, Currency);

    public Money Refunded => new(RefundedMinor, Currency);

    /// <summary>What can still be promised as a refund.</summary>
    public Money RefundLeft => new((IsPaidAtTheDoor ? Due.Amount : TotalMinor) - RefundPromisedMinor, Currency);

    public OrderPaymentStatus PaymentStatus =>
        PaymentStatusOf(PaymentMethod, Status, PaidAt is not null, RefundedMinor, TotalMinor);

    /// <summary>The units in the form the inventory uses.</summary>
    public IReadOnlyList<StockLine> StockLines =>
        _lines.Select(l => new StockLine(l.VariantId, StockReference.Order(Id), l.Quantity)).ToArray();

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
            ShippingTotalMinor = quote.Delivery.FeeMinor,
            ShippingDiscountMinor = quote.Delivery.DiscountMinor,
            ShippingTaxMinor = quote.ShippingTax.Amount,
            DiscountTotalMinor = quote.DiscountTotal.Amount,
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
        if (OrderTransitions.Find(Status, command, by) is { } step && !Prevents(command, by))
            return step;
        return NotNow(WireName.Of(command), by);
    }

    private Error NotNow(string command, OrderActorType by) =>
        OrderErrors.InvalidTransition.With(
            ("from", WireName.Of(Status)),
            ("command", command),
            ("allowed", Allowed(by).Select(WireName.Of).ToArray())
        );

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
        var freed = MoveUnitsLeft(from, to);
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
            Raise(new OrderStatusChanged(this, from, to, by, reason, now) { Freed = freed });
    }

    private void FreezeCommission(int bps)
    {
        CommissionBps = bps;
        foreach (var line in _lines)
            line.FreezeCommission(bps, Currency);
        CommissionTotalMinor = _lines.Sum(l => l.CommissionMinor);
    }
}
