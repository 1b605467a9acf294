namespace Marketplace.Modules.Orders;

/// <content>Whether money can go back.</content>
public sealed partial class Order
{
    /// <summary>Whether a refund of a part of the order would be promised.</summary>
    /// <param name="inReturns">Units by line in returns that nobody has decided, which pay for them.</param>
    internal bool HasRefundable(IReadOnlyDictionary<Guid, int> inReturns) =>
        PaidAt is not null
        && !RefundLeft.IsZero
        && (
            ShippingLeft > 0
            || _lines.Any(l =>
                l.RefundableMinor(IsPaidAtTheDoor) > 0
                && l.RefundableQuantity(IsPaidAtTheDoor) > inReturns.GetValueOrDefault(l.Id)
            )
        );
}
