using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <content>Money that goes back, and the commission that goes back with it.</content>
public sealed partial class Order
{
    /// <summary>Requests a refund for units of lines, or for everything that is left.</summary>
    /// <param name="wanted">Units by line; null for everything. The shipping fee is refunded with the last
    /// unit.</param>
    /// <param name="without">Part of everything that is left for a refund made at the provider, whose order nobody has
    /// named yet.</param>
    /// <remarks>Errors: those of <see cref="PromiseRefundOf"/>.</remarks>
    internal Result<OrderRefund> PromiseRefund(IReadOnlyDictionary<Guid, int>? wanted, long without = 0) =>
        PromiseRefundOf(wanted?.Select(units => RefundPart.UnitsOf(units.Key, units.Value)).ToArray(), without);

    /// <summary>Requests a refund of several parts; a line's parts count together, amounts before units.</summary>
    /// <param name="parts">Null for everything that is left. What is left of shipping goes back with the last
    /// unit.</param>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> {refundable, lineId?, units?} when more is requested than is
    /// left of a line, of shipping or of the order, or nothing is; nothing changes then.</remarks>
    internal Result<OrderRefund> PromiseRefundOf(IReadOnlyCollection<RefundPart>? parts, long without = 0)
    {
        var planned = Plan(parts ?? Rest());
        if (!planned.Succeeded)
            return planned.Error;
        var plan = planned.Value;
        var (isAll, amount) = (IsAll(plan), AmountOf(plan));
        if (amount - without <= 0 || amount > RefundLeft.Amount)
            return TooMuch(RefundLeft);
        if (!isAll && amount == RefundLeft.Amount)
            return PromiseRefundOf(null);
        var lines = plan.Lines.Select(p => Refund(p.Line, p.Units, p.Minor)).ToArray();
        ShippingRefundedMinor += isAll ? Math.Clamp(amount - plan.Goods, 0, ShippingLeft) : plan.Shipping;
        RefundPromisedMinor += amount - without;
        return new OrderRefund(new(amount - without, Currency), lines);
    }

    /// <summary>Requests a refund of units that nobody gets: what their money comes to, as far as it has not gone back
    /// before.</summary>
    /// <returns>Null when nothing of it is left to pay; the units count as refunded all the same.</returns>
    internal OrderRefund? PromiseRefundOfUnits(IReadOnlyCollection<RefundPart> parts)
    {
        var left = parts.Select(Possible).Where(p => p.Quantity > 0 || p.AmountMinor > 0).ToArray();
        var planned = Plan(left);
        if (!planned.Succeeded || RefundLeft.IsZero)
            return null;
        var plan = planned.Value;
        var amount = AmountOf(plan);
        if (amount == 0)
        {
            foreach (var part in plan.Lines)
                part.Line.Refund(part.Units, 0);
            return null;
        }

        return PromiseRefundOf(amount > RefundLeft.Amount ? null : left).Value;
    }

    /// <summary>Promises money for which nobody knows the lines: it gives back no commission until they are
    /// known.</summary>
    /// <remarks>Errors: <c>refund.exceeds_captured</c>.</remarks>
    internal Result<OrderRefund> PromiseRefundWithoutLines(Money amount)
    {
        if (amount > RefundLeft)
            return TooMuch(RefundLeft);
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
        if (line.RefundOf(0, amount.Amount, IsPaidAtTheDoor) is not { } part)
            return TooMuchOf(line);
        return Refund(line, part.Units, part.Minor);
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
        CommissionBooked.IsZero
            ? 0
            : (long)
                Rounding.DivideHalfAway(
                    (Int128)LedgerEntries.CommissionTax(CommissionBooked).Amount * commissionMinor,
                    CommissionBooked.Amount
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

    private bool IsPaidAtTheDoor => PaymentMethod == PaymentMethod.CashOnDelivery;

    // At the door nothing is booked for units that were cancelled; a card's commission was booked before.
    private Money CommissionBooked => IsPaidAtTheDoor ? CommissionDue : Commission;

    private long ShippingLeft => ShippingDue - ShippingRefundedMinor;

    private static Error TooMuch(Money left) => PaymentRefusals.ExceedsCaptured.With(("refundable", left));

    private Error TooMuchOf(OrderLine line) =>
        PaymentRefusals.ExceedsCaptured.With(
            ("refundable", new Money(line.RefundableMinor(IsPaidAtTheDoor), Currency)),
            ("lineId", line.Id),
            ("units", line.RefundableQuantity(IsPaidAtTheDoor))
        );

    private RefundPart[] Rest() =>
        _lines
            .Select(l => RefundPart.UnitsOf(l.Id, l.RefundableQuantity(IsPaidAtTheDoor)))
            .Where(p => p.Quantity > 0)
            .ToArray();

    /// <summary>What the parts come to.</summary>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> when more is requested of a line or of shipping than is
    /// left.</remarks>
    private Result<RefundPlan> Plan(IReadOnlyCollection<RefundPart> parts)
    {
        var lines = new List<PlannedLine>();
        foreach (var of in parts.Where(p => p.LineId is not null).GroupBy(p => p.LineId))
        {
            if (_lines.Find(l => l.Id == of.Key) is not { } line)
                return TooMuch(RefundLeft);
            var (units, money) = (of.Sum(p => p.Quantity), of.Sum(p => p.AmountMinor ?? 0));
            if (line.RefundOf(units, money, IsPaidAtTheDoor) is not { } part)
                return TooMuchOf(line);
            lines.Add(new(line, part.Units, part.Minor));
        }

        var shipping = parts.Where(p => p.LineId is null).Sum(p => p.AmountMinor ?? ShippingLeft);
        return shipping > ShippingLeft ? TooMuch(new(ShippingLeft, Currency)) : new RefundPlan(lines, shipping);
    }

    /// <summary>As much of a part as is left.</summary>
    private RefundPart Possible(RefundPart part)
    {
        if (part.LineId is null)
            return part with { AmountMinor = Math.Min(part.AmountMinor ?? ShippingLeft, ShippingLeft) };
        var line = _lines.Single(l => l.Id == part.LineId);
        var money = Math.Min(part.AmountMinor ?? 0, line.RefundableMinor(IsPaidAtTheDoor));
        return part with
        {
            Quantity = Math.Min(part.Quantity, line.RefundableQuantity(IsPaidAtTheDoor)),
            AmountMinor = money,
        };
    }

    private bool IsAll(RefundPlan plan) =>
        _lines.All(line =>
            plan.Lines.Where(p => p.Line == line).Sum(p => p.Units) == line.RefundableQuantity(IsPaidAtTheDoor)
        );

    // The delivery fee goes back with the last unit.
    private long AmountOf(RefundPlan plan) => IsAll(plan) ? RefundLeft.Amount : plan.Goods + plan.Shipping;

    private RefundLine Refund(OrderLine line, int units, long amountMinor)
    {
        line.Refund(units, amountMinor);
        var commission = line.GiveBackCommission(IsPaidAtTheDoor);
        return new(line.Id, units, amountMinor, commission, GiveBackCommissionTax());
    }

    private sealed record RefundPlan(IReadOnlyList<PlannedLine> Lines, long Shipping)
    {
        public long Goods => Lines.Sum(l => l.Minor);
    }

    private sealed record PlannedLine(OrderLine Line, int Units, long Minor);
}
