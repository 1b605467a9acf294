using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Refunds that were made at the provider, for the module that says which order they concern.</summary>
public interface IProviderRefunds
{
    /// <summary>A refund; null if it does not exist. No lock: what is locked for it is its purchase.</summary>
    Task<ProviderRefundSummary?> FindAsync(Guid refundId, CancellationToken cancellationToken);

    /// <summary>Those of a purchase that have not failed, and whose order nobody knows, oldest first. The caller has
    /// locked the purchase.</summary>
    Task<IReadOnlyList<ProviderRefundSummary>> ListUnassignedAsync(
        Guid purchaseId,
        CancellationToken cancellationToken
    );

    /// <summary>Makes a refund of its own of what a refund whose order nobody knows is more than
    /// <paramref name="kept"/>; inside the caller's transaction, which has locked the purchase.</summary>
    /// <returns>The rest, still without an order.</returns>
    Task<ProviderRefundSummary> SplitAsync(
        ProviderRefundSummary refund,
        Money kept,
        CancellationToken cancellationToken
    );

    /// <summary>Keeps the order and the lines it concerns; inside the caller's transaction, which has locked the
    /// purchase.</summary>
    Task AssignAsync(
        Guid refundId,
        Guid orderId,
        IReadOnlyList<RefundLine> lines,
        CommissionRefund commission,
        CancellationToken cancellationToken
    );
}

/// <summary>A refund that an administrator may assign.</summary>
/// <param name="PurchaseId">Null when it is no refund of a purchase.</param>
/// <param name="OrderId">Null while nobody knows it.</param>
/// <param name="IsAssignable">Made at the provider, paid, and not known to concern lines.</param>
public sealed record ProviderRefundSummary(
    Guid Id,
    Guid PaymentId,
    Guid? PurchaseId,
    Guid? OrderId,
    Money Amount,
    bool IsAssignable
);
