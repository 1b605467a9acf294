using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Is notified of the outcome of payments of one purpose, in the transaction that records it.</summary>
/// <remarks>Register with <c>services.AddScoped&lt;IPaymentListener, X&gt;()</c>. Webhook, return URL, poll and
/// reconciliation all call it through the same path. Repeat: each method is called at most once per payment and step,
/// but check the status of what was paid for anyway. Order and locks: <see cref="LockAsync"/> runs before the payment
/// row is locked, so lock purchase and orders there. No provider calls or slow work inside.</remarks>
public interface IPaymentListener
{
    /// <summary>The purpose it handles.</summary>
    PaymentPurpose Purpose { get; }

    /// <summary>Locks what the payment is for; an unknown reference does nothing.</summary>
    Task LockAsync(Guid refId, CancellationToken cancellationToken);

    /// <summary>The payment succeeded with the expected amount and currency. Accept it, or have it refunded in
    /// full.</summary>
    Task<PaymentVerdict> OnSucceededAsync(PaymentNotice payment, CancellationToken cancellationToken);

    /// <summary>An attempt was declined; <see cref="PaymentNotice.Declines"/> says how many so far.</summary>
    Task OnFailedAsync(PaymentNotice payment, CancellationToken cancellationToken);

    /// <summary>The payment ended unpaid: the page expired or the provider cancelled it.</summary>
    Task OnExpiredAsync(PaymentNotice payment, CancellationToken cancellationToken);

    /// <summary>The provider paid a refund (not called for late successes that were refunded).</summary>
    Task OnRefundedAsync(RefundNotice refund, CancellationToken cancellationToken);

    /// <summary>The money of such a refund came back to us (the buyer's bank rejected it): undo what
    /// <see cref="OnRefundedAsync"/> did.</summary>
    Task OnRefundReturnedAsync(RefundNotice refund, CancellationToken cancellationToken);
}

/// <summary>A listener's decision about a successful payment.</summary>
public enum PaymentVerdict
{
    /// <summary>Used for what it was meant to pay.</summary>
    Accepted,

    /// <summary>Too late or no longer needed: refunded in full.</summary>
    Refund,
}

/// <summary>Notice of a payment's new status.</summary>
/// <param name="IsLate">The payment succeeded after it had failed, expired or been cancelled.</param>
/// <param name="Declines">Declined cards across all payments of this reference, this one included.</param>
public sealed record PaymentNotice(
    Guid PaymentId,
    Guid RefId,
    Money Amount,
    bool IsLate,
    string? FailureCode,
    int Declines,
    DateTimeOffset At
);

/// <summary>Notice of a refund that was paid, or whose money came back.</summary>
/// <param name="Number">From 1; increases each time the money comes back and is sent again.</param>
/// <param name="RefundedBefore">Amount refunded for the same order, excluding this refund (for the whole payment if
/// there is no order).</param>
/// <param name="Commission">What the store gets back of its commission; null for a refund of no order, or one promised
/// before refunds kept it.</param>
/// <param name="ByDispute">The payer's bank took the money back, in a dispute that was lost.</param>
public sealed record RefundNotice(
    Guid RefundId,
    int Number,
    Guid PaymentId,
    Guid RefId,
    Guid? OrderId,
    Money Amount,
    Money RefundedBefore,
    string Reason,
    IReadOnlyList<RefundLine> Lines,
    CommissionRefund? Commission,
    DateTimeOffset At,
    bool ByDispute
);
