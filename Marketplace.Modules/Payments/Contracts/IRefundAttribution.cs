using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Says which orders a refund concerns that was made at the provider, not by us.</summary>
/// <remarks>Called in the transaction that records the refund, with the purchase locked.</remarks>
public interface IRefundAttribution
{
    /// <summary>Promises the money in the orders that it can only concern.</summary>
    /// <param name="isPaid">Whether it has gone back: only then it says what others concern that nobody has
    /// assigned.</param>
    /// <returns>Shares that add up to the amount; one without an order where nobody can know it.</returns>
    Task<IReadOnlyList<RefundShare>> AttributeAsync(
        Guid purchaseId,
        Money amount,
        bool isPaid,
        CancellationToken cancellationToken
    );

    /// <summary>The money stayed with us or came back: takes back the promise of a share without lines.</summary>
    Task ReleaseAsync(Guid orderId, Money amount, CancellationToken cancellationToken);

    /// <summary>Money that nobody knew the order of stayed with us or came back: what it left open of orders that were
    /// called off is promised.</summary>
    Task ReleaseUnassignedAsync(Guid purchaseId, CancellationToken cancellationToken);
}

/// <summary>What an order has of a refund made at the provider.</summary>
/// <param name="OrderId">Null when nobody knows the order.</param>
/// <param name="Lines">Empty when nobody knows the lines.</param>
/// <param name="Commission">What the store gets back of its commission; null without an order.</param>
public sealed record RefundShare(
    Guid? OrderId,
    Money Amount,
    IReadOnlyList<RefundLine> Lines,
    CommissionRefund? Commission
);
