using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Stores payments with their attempts, and refunds.</summary>
/// <remarks>Order and locks: lock what is paid for (see <see cref="IPaymentListener.LockAsync"/>) before a payment
/// row.</remarks>
public interface IPaymentRepository
{
    void Add(Payment payment);

    /// <summary>Reads without a lock and without tracking.</summary>
    Task<Payment?> ReadAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Locks the row, then loads it; null if it does not exist.</summary>
    Task<Payment?> GetForUpdateAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Locks and loads every payment of a reference, oldest first.</summary>
    Task<IReadOnlyList<Payment>> GetAllForUpdateAsync(
        PaymentPurpose purpose,
        Guid refId,
        CancellationToken cancellationToken
    );

    /// <summary>Finds the payment a provider update is about, by the provider's ids or our own reference, never by
    /// guessing. No lock.</summary>
    Task<PaymentLocation?> LocateAsync(string provider, ProviderPayment update, CancellationToken cancellationToken);

    /// <summary>Payments to poll: overdue, stuck in processing, or to be closed at the provider.</summary>
    Task<IReadOnlyList<Guid>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Postpones the next poll of a payment; saved immediately.</summary>
    Task PostponeAsync(Guid id, DateTimeOffset until, CancellationToken cancellationToken);

    void Add(Refund refund);

    /// <summary>Locks the row, then loads it; null if it does not exist.</summary>
    Task<Refund?> GetRefundForUpdateAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads without a lock and without tracking.</summary>
    Task<Refund?> ReadRefundAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Finds the refunds a provider update is about: several when one made at the provider concerns several
    /// orders, none when we do not know it.</summary>
    Task<IReadOnlyList<Guid>> LocateRefundsAsync(ProviderRefund update, CancellationToken cancellationToken);

    /// <summary>Finds the payment whose money has this id at the provider. No lock.</summary>
    Task<PaymentLocation?> LocateCaptureAsync(string provider, string captureId, CancellationToken cancellationToken);

    /// <summary>Locks and loads a payment's refunds that we made and that are not paid, oldest first.</summary>
    Task<IReadOnlyList<Refund>> GetUnpaidRefundsForUpdateAsync(Guid paymentId, CancellationToken cancellationToken);

    /// <summary>Whether the payer's bank has still to decide about money of the payment. One statement.</summary>
    Task<bool> IsDisputedAsync(Guid paymentId, CancellationToken cancellationToken);

    /// <summary>The refunds that a lost dispute made; the caller has locked the payment.</summary>
    Task<IReadOnlyList<Refund>> GetRefundsOfDisputeAsync(Guid disputeId, CancellationToken cancellationToken);

    /// <summary>What bank transfers paid back of a payment, minor units.</summary>
    Task<long> SumPaidByBankAsync(Guid paymentId, CancellationToken cancellationToken);

    /// <summary>Whether a bank transfer paid back this amount of a payment, while no refund of ours of this amount is
    /// still to be paid.</summary>
    Task<bool> IsPaidByBankOnlyAsync(Guid paymentId, long amountMinor, CancellationToken cancellationToken);

    /// <summary>What lost disputes took of a payment, minor units, without what had been refunded before.</summary>
    Task<long> SumLostAsync(Guid paymentId, CancellationToken cancellationToken);

    /// <summary>Payments whose refunds the provider must be asked for.</summary>
    Task<IReadOnlyList<Guid>> ListRefundChecksAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Refunds to send or to check at the provider; those of a disputed payment are not sent before the
    /// dispute has ended.</summary>
    Task<IReadOnlyList<Guid>> ListDueRefundsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Postpones the next attempt of a refund; saved immediately.</summary>
    Task PostponeRefundAsync(Guid id, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Total refunded so far for the order, or for the whole payment if there is no order.</summary>
    Task<long> SumPaidBackAsync(Guid paymentId, Guid? orderId, CancellationToken cancellationToken);
}

/// <summary>Id, purpose and reference of a payment; none of them ever changes.</summary>
public sealed record PaymentLocation(Guid PaymentId, PaymentPurpose Purpose, Guid RefId);
