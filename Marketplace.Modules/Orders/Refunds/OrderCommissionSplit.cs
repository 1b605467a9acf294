using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Goes through an order's refunds from the first to the last and says what each gives back of its lines'
/// commission.</summary>
/// <remarks>Cumulative, as <see cref="Order.PromiseRefund"/> does it: what the refunds give back together is exact, and
/// the last unit brings it to the whole. A refund that knows its commission keeps it.</remarks>
internal sealed class OrderCommissionSplit(Order order)
{
    private readonly Dictionary<Guid, (long Refunded, long Commission)> _lines = [];
    private long _tax;

    /// <summary>The lines of the next refund with what they give back.</summary>
    public IReadOnlyList<RefundLine> Next(RefundSummary refund) => refund.Lines.Select(Next).ToArray();

    private RefundLine Next(RefundLine part)
    {
        var line = order.Lines.Single(l => l.Id == part.OrderLineId);
        var (refunded, before) = _lines.GetValueOrDefault(line.Id);
        refunded += part.AmountMinor;
        var commission = part.CommissionMinor ?? line.CommissionPart(refunded) - before;
        _lines[line.Id] = (refunded, before + commission);
        var tax = part.CommissionTaxMinor ?? order.CommissionTaxPart(_lines.Values.Sum(l => l.Commission)) - _tax;
        _tax += tax;
        return part with { CommissionMinor = commission, CommissionTaxMinor = tax };
    }
}
