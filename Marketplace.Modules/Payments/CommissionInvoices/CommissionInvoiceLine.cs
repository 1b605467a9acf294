namespace Marketplace.Modules.Payments;

/// <summary>The commission of one order on a commission invoice.</summary>
public sealed class CommissionInvoiceLine
{
    private CommissionInvoiceLine() { }

    internal CommissionInvoiceLine(int position, OrderCommission order, int sign)
    {
        (Position, OrderId, OrderNumber) = (position, order.OrderId, order.Number);
        (NetMinor, TaxMinor) = (sign * order.NetMinor, sign * order.TaxMinor);
    }

    public Guid InvoiceId { get; private init; }

    /// <summary>From 1.</summary>
    public int Position { get; private init; }

    public Guid OrderId { get; private init; }

    public string OrderNumber { get; private init; } = "";

    /// <summary>Negative where the line goes against the document: given back on an invoice, charged on a credit
    /// note.</summary>
    public long NetMinor { get; private init; }

    public long TaxMinor { get; private init; }
}
