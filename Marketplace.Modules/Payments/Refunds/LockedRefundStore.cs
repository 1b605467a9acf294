using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Loads a refund and what belongs to it, locked.</summary>
/// <remarks>Order and locks: what was paid for, the payment row, the refund row.</remarks>
public sealed class LockedRefundStore(IPaymentRepository payments, IEnumerable<IPaymentListener> listeners)
{
    /// <summary>A refund that must exist.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public async Task<LockedRefund> LoadAsync(Guid refundId, CancellationToken cancellationToken) =>
        await FindAsync(refundId, cancellationToken)
        ?? throw new InvalidOperationException($"Refund {refundId} does not exist.");

    /// <summary>Null when there is no such refund.</summary>
    public async Task<LockedRefund?> FindAsync(Guid refundId, CancellationToken cancellationToken)
    {
        if (await payments.ReadRefundAsync(refundId, cancellationToken) is not { } known)
            return null;
        var location =
            await payments.ReadAsync(known.PaymentId, cancellationToken)
            ?? throw new InvalidOperationException($"Payment {known.PaymentId} does not exist.");
        var listener = listeners.Single(l => l.Purpose == location.Purpose);
        await listener.LockAsync(location.RefId, cancellationToken);
        var payment = await payments.GetForUpdateAsync(known.PaymentId, cancellationToken);
        var refund = await payments.GetRefundForUpdateAsync(refundId, cancellationToken);
        return new(refund!, payment!, listener);
    }
}

/// <summary>A refund, its payment, and who hears of what becomes of it.</summary>
public sealed record LockedRefund(Refund Refund, Payment Payment, IPaymentListener Listener);
