using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Keeps payments with their attempts.</summary>
/// <remarks>Order and locks: lock what is paid for (see <see cref="IPaymentListener.LockAsync"/>) before a payment's
/// row.</remarks>
public interface IPaymentRepository
{
    void Add(Payment payment);

    /// <summary>Reads without a lock and without tracking.</summary>
    Task<Payment?> ReadAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Locks the row, then reads it.</summary>
    Task<Payment?> GetForUpdateAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Locks and reads every payment of a reference, oldest first.</summary>
    Task<IReadOnlyList<Payment>> GetAllForUpdateAsync(
        PaymentPurpose purpose,
        Guid refId,
        CancellationToken cancellationToken
    );

    /// <summary>Finds the payment that news is about: by the provider's ids or by our own mark, never by guess. No
    /// lock.</summary>
    Task<PaymentLocation?> LocateAsync(string provider, ProviderPayment news, CancellationToken cancellationToken);

    /// <summary>Payments that need a look: due, long in processing, or to be closed at the provider.</summary>
    Task<IReadOnlyList<Guid>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Leaves a payment that cannot be looked after alone for a while; saved at once.</summary>
    Task PostponeAsync(Guid id, DateTimeOffset until, CancellationToken cancellationToken);

    void Add(Refund refund);

    /// <summary>Locks the row, then reads it.</summary>
    Task<Refund?> GetRefundForUpdateAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads without a lock and without tracking.</summary>
    Task<Refund?> ReadRefundAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Finds the refund that news is about; null when we did not make it.</summary>
    Task<Guid?> LocateRefundAsync(ProviderRefund news, CancellationToken cancellationToken);

    /// <summary>Refunds to send or to ask after.</summary>
    Task<IReadOnlyList<Guid>> ListDueRefundsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Leaves a refund that cannot be sent alone for a while; saved at once.</summary>
    Task PostponeRefundAsync(Guid id, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Paid back so far for the order, or for the whole payment where there is no order.</summary>
    Task<long> SumPaidBackAsync(Guid paymentId, Guid? orderId, CancellationToken cancellationToken);
}

/// <summary>Where a payment is and what it is for; none of it ever changes.</summary>
public sealed record PaymentLocation(Guid PaymentId, PaymentPurpose Purpose, Guid RefId);
