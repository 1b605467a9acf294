using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A line of an order: what was bought, as it was on the day.</summary>
public sealed class OrderLine
{
    private OrderLine() { }

    public Guid Id { get; private init; }

    public Guid OrderId { get; private init; }

    /// <summary>Place in the order, from 0.</summary>
    public int Position { get; private init; }

    public Guid VariantId { get; private init; }

    public Guid ProductId { get; private init; }

    public string Title { get; private init; } = "";

    public string Sku { get; private init; } = "";

    public IReadOnlyDictionary<string, string> Options { get; private init; } = new Dictionary<string, string>();

    public long UnitPriceMinor { get; private init; }

    public int Quantity { get; private init; }

    public int TaxBps { get; private init; }

    /// <summary>Taken off this line before its total; 0 until there are coupons.</summary>
    public long DiscountMinor { get; private init; }

    /// <summary>Tax inside the total.</summary>
    public long TaxMinor { get; private init; }

    public long TotalMinor { get; private init; }

    /// <summary>The marketplace's share, frozen when the order was placed; 0 before.</summary>
    public long CommissionMinor { get; private set; }

    public int RefundedQuantity { get; private set; }

    public long RefundedMinor { get; private set; }

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

    /// <summary>Gives back more units of this line and says for how much.</summary>
    internal long Refund(int quantity)
    {
        var amount = MoneySplit.CumulativeRefund(TotalMinor, Quantity, RefundedQuantity, RefundedMinor, quantity);
        RefundedQuantity += quantity;
        RefundedMinor += amount;
        return amount;
    }
}
