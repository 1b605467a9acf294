using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.MigrationService;

/// <summary>An order with its history and lines, before its rows are written: stories change what is open about
/// it.</summary>
internal sealed class DemoPlacedOrder(
    DemoOrder order,
    DemoOrderHistory history,
    IReadOnlyList<DemoLine> lines,
    long shipping
)
{
    public DemoOrder Order => order;

    public DemoOrderHistory History => history;

    public IReadOnlyList<DemoLine> Lines => lines;

    public long Goods => lines.Sum(l => l.Total);

    public long Shipping => shipping;

    public long Total => Goods + shipping;

    public long Commission => lines.Sum(l => l.Commission);

    /// <summary>When the system moves the order on.</summary>
    public DateTimeOffset? DueAt { get; set; } = history.DueAt;

    public string? Carrier { get; set; }

    public string? TrackingNumber { get; set; }

    public long RefundPromised { get; private set; }

    public long Refunded { get; private set; }

    public long ShippingRefunded { get; private set; }

    public long CommissionTaxRefunded { get; private set; }

    /// <summary>The refund of its card payment; null when there is none.</summary>
    public DemoRefund? Refund { get; set; }

    /// <summary>Where its units are by its status alone.</summary>
    public void PlaceUnits()
    {
        foreach (var line in lines)
        {
            line.Cancelled = history.Status is "Cancelled" or "Rejected" ? line.Quantity : 0;
            line.Delivered = history.Status is "Delivered" or "Completed" ? line.Quantity : 0;
            line.Shipped = history.Status is "Shipped" ? line.Quantity : line.Delivered;
            line.Packed = line.Shipped;
        }
    }

    /// <summary>Promises the money of units of a line, and that of the delivery with the last unit.</summary>
    /// <param name="isPaid">Whether the buyer has it.</param>
    /// <returns>The amount in minor units, and the commission that goes back with it.</returns>
    public (long Amount, CommissionRefund Commission) Promise(DemoLine line, int units, bool isPaid)
    {
        line.RefundedUnits += units;
        ShippingRefunded = lines.All(l => l.RefundedUnits == l.Quantity) ? shipping : 0;
        RefundPromised = (line.Variant.Price * units) + ShippingRefunded;
        Refunded = isPaid ? RefundPromised : 0;
        var tax = LedgerEntries.CommissionTax(new(Commission, "TRY")).Amount;
        CommissionTaxRefunded =
            Commission == 0 ? 0 : (long)Rounding.DivideHalfAway((Int128)tax * line.CommissionRefunded, Commission);
        return (RefundPromised, new(line.CommissionRefunded, CommissionTaxRefunded));
    }
}

/// <summary>A refund of a card payment.</summary>
/// <param name="Lines">JSON.</param>
/// <param name="FailedBecause">The provider's code; null for one that was paid.</param>
internal sealed record DemoRefund(
    Guid Id,
    Guid OrderId,
    long Amount,
    string Reason,
    string Lines,
    CommissionRefund Commission,
    DateTimeOffset CreatedAt,
    DateTimeOffset FinishedAt,
    string? FailedBecause
);

/// <summary>What the buyer pays for an order, and what went back.</summary>
internal sealed record DemoBill(string Status, long Total, DemoRefund? Refund);
