using Marketplace.Foundation;

namespace Marketplace.MigrationService;

/// <summary>A line of an order, with where its units are and what was paid back of it.</summary>
internal sealed class DemoLine(Guid id, DemoVariant variant, int quantity, int commissionBps)
{
    public Guid Id => id;

    public DemoVariant Variant => variant;

    public int Quantity => quantity;

    public long Total => variant.Price * quantity;

    public long Tax => DemoOrders.IncludedTax(Total);

    /// <summary>0 for an order that was never placed.</summary>
    public long Commission { get; } = new Money(variant.Price * quantity, "TRY").ApplyRate(commissionBps).Amount;

    public int Cancelled { get; set; }

    public int Packed { get; set; }

    public int Shipped { get; set; }

    public int Delivered { get; set; }

    public int Returned { get; set; }

    /// <summary>Returned units that cannot be sold again.</summary>
    public int WrittenOff { get; set; }

    public int RefundedUnits { get; set; }

    public long RefundedMinor => variant.Price * RefundedUnits;

    /// <summary>The commission of the refunded units.</summary>
    public long CommissionRefunded =>
        Total == 0 ? 0 : (long)Rounding.DivideHalfAway((Int128)Commission * RefundedMinor, Total);
}
