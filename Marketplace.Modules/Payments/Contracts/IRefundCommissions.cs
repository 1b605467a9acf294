namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Lets the module that owns the orders complete refunds promised before refunds kept their
/// commission.</summary>
public interface IRefundCommissions
{
    /// <summary>Orders with such a refund.</summary>
    Task<IReadOnlyList<Guid>> OrdersWithoutAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Keeps what a refund's lines give back; inside the caller's transaction, which has locked the order's
    /// purchase.</summary>
    Task KeepAsync(
        Guid refundId,
        IReadOnlyList<RefundLine> lines,
        CommissionRefund commission,
        CancellationToken cancellationToken
    );
}
