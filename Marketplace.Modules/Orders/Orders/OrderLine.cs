using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A line of an order: a snapshot of what was bought.</summary>
public sealed class OrderLine
{
    private OrderLine() { }

    public Guid Id { get; private init; }

    public Guid OrderId { get; private init; }

    /// <summary>Zero-based position in the order.</summary>
    public int Position { get; private init; }

    public Guid VariantId { get; private init; }

    public Guid ProductId { get; private init; }

    public string Title { get; private init; } = "";

    public string Sku { get; private init; } = "";

    public IReadOnlyDictionary<string, string> Options { get; private init; } = new Dictionary<string, string>();

    public long UnitPriceMinor { get; private init; }

    public int Quantity { get; private init; }

    public int TaxBps { get; private init; }

    /// <summary>Discount deducted from this line's total; 0 until coupons exist.</summary>
    public long DiscountMinor { get; private init; }

    /// <summary>Tax included in the total.</summary>
    public long TaxMinor { get; private init; }

    public long TotalMinor { get; private init; }

    /// <summary>The marketplace's commission, frozen when the order was placed; 0 before.</summary>
    public long CommissionMinor { get; private set; }

    public int RefundedQuantity { get; private set; }

    public long RefundedMinor { get; private set; }

    /// <summary>The part of the commission that goes back with the refunded units.</summary>
    public long CommissionRefundedMinor { get; private set; }

    internal static OrderLine From(Guid id, Guid orderId, int position, CheckoutLine line, string currency)
    {
        var total = line.Total(currency);
        return new()
        {
            Id = id,
            OrderId = orderId,
            Position = position,
            VariantId = line.VariantId,
            ProductId = line.ProductId,
            Title = line.Title,
            Sku = line.Sku,
            Options = line.Options,
            UnitPriceMinor = line.UnitPriceMinor,
            Quantity = line.Quantity,
            TaxBps = line.TaxBps,
            TaxMinor = total.IncludedTax(line.TaxBps).Amount,
            TotalMinor = total.Amount,
        };
    }

    internal void FreezeCommission(int bps, string currency) =>
        CommissionMinor = new Money(TotalMinor, currency).ApplyRate(bps).Amount;

    /// <summary>What more units of this line would give back; less where money without units went back
    /// before.</summary>
    internal long RefundAmount(int quantity) =>
        quantity <= 0 || RefundedQuantity + quantity > Quantity
            ? 0
            : Math.Max(0, MoneySplit.CumulativeRefund(TotalMinor, Quantity, RefundedQuantity, RefundedMinor, quantity));

    /// <summary>Marks more units of this line as refunded and returns their amount.</summary>
    internal long Refund(int quantity)
    {
        var amount = RefundAmount(quantity);
        RefundedQuantity += quantity;
        RefundedMinor += amount;
        return amount;
    }

    /// <summary>Marks money of this line as refunded; returns the units that it pays for: all that are left, or
    /// none.</summary>
    internal int Attach(long amountMinor)
    {
        RefundedMinor += amountMinor;
        var units = RefundedMinor == TotalMinor ? Quantity - RefundedQuantity : 0;
        RefundedQuantity += units;
        return units;
    }

    /// <summary>Gives back the commission of what is refunded by now and returns what was not given back
    /// before.</summary>
    internal long GiveBackCommission()
    {
        var due = CommissionPart(RefundedMinor);
        var back = due - CommissionRefundedMinor;
        CommissionRefundedMinor = due;
        return back;
    }

    /// <summary>The commission of a part of the line's total.</summary>
    internal long CommissionPart(long partMinor) =>
        TotalMinor == 0 ? 0 : (long)Rounding.DivideHalfAway((Int128)CommissionMinor * partMinor, TotalMinor);
}
