using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A refund requested for an order.</summary>
/// <param name="Amount">Of the lines, plus shipping when nothing else is left.</param>
internal sealed record OrderRefund(Money Amount, IReadOnlyList<RefundLine> Lines)
{
    /// <summary>What the store gets back of its commission.</summary>
    public CommissionRefund? Commission => CommissionRefund.Of(Lines);
}
