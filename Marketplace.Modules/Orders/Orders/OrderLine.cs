using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

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

    public string? ImageKey { get; private init; }

    public string? ImageAlt { get; private init; }

    /// <summary>Pixels.</summary>
    public int? ImageWidth { get; private init; }

    /// <summary>Pixels.</summary>
    public int? ImageHeight { get; private init; }

    /// <summary>The product's first image when it was bought; null when it had none.</summary>
    public Picture? Image => ImageKey is { } key ? new Picture(key, ImageAlt ?? "", ImageWidth, ImageHeight) : null;

    public long UnitPriceMinor { get; private init; }

    public int Quantity { get; private init; }

    public int TaxBps { get; private init; }

    /// <summary>Discounts deducted from this line's total.</summary>
    public long DiscountMinor { get; private init; }

    /// <summary>Tax included in the total.</summary>
    public long TaxMinor { get; private init; }

    public long TotalMinor { get; private init; }

    /// <summary>The marketplace's commission, frozen when the order was placed; 0 before.</summary>
    public long CommissionMinor { get; private set; }

    /// <summary>Units that nobody gets: called off, or back from a parcel that could not be delivered.</summary>
    public int CancelledQuantity { get; private set; }

    /// <summary>Units in parcels, whatever became of those since, except those that came back.</summary>
    public int PackedQuantity { get; private set; }

    /// <summary>Of the packed units, those that left.</summary>
    public int ShippedQuantity { get; private set; }

    /// <summary>Of the shipped units, those that the buyer has received.</summary>
    public int DeliveredQuantity { get; private set; }

    /// <summary>Of the delivered units, those whose return was accepted.</summary>
    public int ReturnedQuantity { get; private set; }

    /// <summary>Of the cancelled and returned units, those that did not go back on the shelf.</summary>
    public int WrittenOffQuantity { get; private set; }

    /// <summary>Of the cancelled units, those that the seller called off without the buyer's request.</summary>
    public int FaultQuantity { get; private set; }

    /// <summary>Units that were not cancelled.</summary>
    public int ActiveQuantity => Quantity - CancelledQuantity;

    /// <summary>Units that can be packed or cancelled.</summary>
    public int OpenQuantity => Quantity - CancelledQuantity - PackedQuantity;

    /// <summary>The part of the total that belongs to the cancelled units.</summary>
    public long CancelledMinor => (long)Rounding.DivideHalfAway((Int128)TotalMinor * CancelledQuantity, Quantity);

    /// <summary>Units whose money goes back.</summary>
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
            ImageKey = line.Image?.Key,
            ImageAlt = line.Image?.Alt,
            ImageWidth = line.Image?.Width,
            ImageHeight = line.Image?.Height,
            UnitPriceMinor = line.UnitPriceMinor,
            Quantity = line.Quantity,
            TaxBps = line.TaxBps,
            DiscountMinor = line.DiscountMinor,
            TaxMinor = total.IncludedTax(line.TaxBps).Amount,
            TotalMinor = total.Amount,
        };
    }

    internal void FreezeCommission(int bps, string currency) =>
        CommissionMinor = new Money(TotalMinor, currency).ApplyRate(bps).Amount;

    /// <summary>What more units, and money without units, would give back; null when less is left. All of a line's
    /// money is all of its units.</summary>
    /// <param name="isPaidAtTheDoor">Then nobody has paid for units that were cancelled, and none of their money goes
    /// back.</param>
    internal (int Units, long Minor)? RefundOf(int units, long amountMinor, bool isPaidAtTheDoor)
    {
        var left = RefundableQuantity(isPaidAtTheDoor);
        var gone = RefundedMinor + UnpaidMinor(isPaidAtTheDoor) + amountMinor;
        if (units < 0 || amountMinor < 0 || units > left || gone > TotalMinor)
            return null;
        var ofUnits =
            units == 0
                ? 0
                : Math.Max(0, MoneySplit.CumulativeRefund(TotalMinor, Quantity, Quantity - left, gone, units));
        var isAll = amountMinor > 0 && gone + ofUnits == TotalMinor;
        return (isAll ? left : units, amountMinor + ofUnits);
    }

    /// <summary>Units whose money can still go back.</summary>
    internal int RefundableQuantity(bool isPaidAtTheDoor) =>
        Quantity - RefundedQuantity - (isPaidAtTheDoor ? CancelledQuantity : 0);

    /// <summary>Money that can still go back.</summary>
    internal long RefundableMinor(bool isPaidAtTheDoor) => TotalMinor - RefundedMinor - UnpaidMinor(isPaidAtTheDoor);

    /// <summary>Marks units and money of this line as refunded.</summary>
    internal void Refund(int units, long amountMinor)
    {
        RefundedQuantity += units;
        RefundedMinor += amountMinor;
    }

    internal void Pack(int quantity) => PackedQuantity += quantity;

    internal void Ship(int quantity) => ShippedQuantity += quantity;

    internal void Deliver(int quantity) => DeliveredQuantity += quantity;

    internal void Cancel(LineUnits units, bool isSellerFault = false)
    {
        CancelledQuantity += units.Quantity;
        WrittenOffQuantity += units.WrittenOff;
        if (isSellerFault)
            FaultQuantity += units.Quantity;
    }

    /// <summary>Shipped units came back undelivered.</summary>
    internal void CameBack(LineUnits units)
    {
        PackedQuantity -= units.Quantity;
        ShippedQuantity -= units.Quantity;
        Cancel(units);
    }

    internal void Return(LineUnits units)
    {
        ReturnedQuantity += units.Quantity;
        WrittenOffQuantity += units.WrittenOff;
    }

    internal void ShipRest() => PackedQuantity = ShippedQuantity = ActiveQuantity;

    internal void DeliverRest() => PackedQuantity = ShippedQuantity = DeliveredQuantity = ActiveQuantity;

    /// <summary>Cancels what was not delivered; returns how many units that are.</summary>
    internal int CancelRest()
    {
        PackedQuantity = ShippedQuantity = DeliveredQuantity;
        var rest = OpenQuantity;
        CancelledQuantity += rest;
        return rest;
    }

    /// <summary>Gives back the commission of what is refunded by now and returns what was not given back
    /// before.</summary>
    internal long GiveBackCommission(bool isPaidAtTheDoor)
    {
        var unpaid = UnpaidMinor(isPaidAtTheDoor);
        var due = CommissionPart(unpaid + RefundedMinor) - CommissionPart(unpaid);
        var back = due - CommissionRefundedMinor;
        CommissionRefundedMinor = due;
        return back;
    }

    private long UnpaidMinor(bool isPaidAtTheDoor) => isPaidAtTheDoor ? CancelledMinor : 0;

    /// <summary>The commission of a part of the line's total.</summary>
    internal long CommissionPart(long partMinor) =>
        TotalMinor == 0 ? 0 : (long)Rounding.DivideHalfAway((Int128)CommissionMinor * partMinor, TotalMinor);
}
