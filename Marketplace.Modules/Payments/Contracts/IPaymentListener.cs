using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Hears what became of the payments of one purpose; runs in the transaction that records the news.</summary>
/// <remarks>
/// Register with <c>services.AddScoped&lt;IPaymentListener, X&gt;()</c>. One path calls it: webhook, return URL, poll
/// and reconciliation alike.
/// Repeat: each method comes at most once per payment and step, yet check the state of what was paid for.
/// Order and locks: <see cref="LockAsync"/> runs before the payment row is locked, so lock purchase and orders there.
/// No provider call and nothing slow inside.
/// </remarks>
public interface IPaymentListener
{
    /// <summary>The purpose it listens for.</summary>
    PaymentPurpose Purpose { get; }

    /// <summary>Locks what the payment is for; an unknown reference does nothing.</summary>
    Task LockAsync(Guid refId, CancellationToken cancellationToken);

    /// <summary>The money arrived, equal in amount and currency. Take it, or have it sent back in full.</summary>
    Task<PaymentVerdict> OnSucceededAsync(PaymentNotice payment, CancellationToken cancellationToken);

    /// <summary>An attempt was refused; <see cref="PaymentNotice.Declines"/> says how many were so far.</summary>
    Task OnFailedAsync(PaymentNotice payment, CancellationToken cancellationToken);

    /// <summary>The payment ended without money: the page expired or the provider cancelled it.</summary>
    Task OnExpiredAsync(PaymentNotice payment, CancellationToken cancellationToken);

    /// <summary>The provider has paid money back (not called for late successes that were sent back).</summary>
    Task OnRefundedAsync(RefundNotice refund, CancellationToken cancellationToken);

    /// <summary>The money of such a refund returned to us (the buyer's bank did not take it): undo what
    /// <see cref="OnRefundedAsync"/> did.</summary>
    Task OnRefundReturnedAsync(RefundNotice refund, CancellationToken cancellationToken);
}

/// <summary>A listener's answer to money that arrived.</summary>
public enum PaymentVerdict
{
    /// <summary>Taken for what it was meant for.</summary>
    Accepted,

    /// <summary>Too late or not wanted any more: refunded in full.</summary>
    Refund,
}

/// <summary>News of a payment.</summary>
/// <param name="IsLate">Success after the payment had failed, expired or been cancelled.</param>
/// <param name="Declines">Refused cards of all payments of this reference, this one included.</param>
public sealed record PaymentNotice(
    Guid PaymentId,
    Guid RefId,
    Money Amount,
    bool IsLate,
    string? FailureCode,
    int Declines,
    DateTimeOffset At
);

/// <summary>News of a refund that was paid back, or whose money returned.</summary>
/// <param name="Number">From 1; one more each time the money returned and is sent again.</param>
/// <param name="RefundedBefore">Paid back for the same order without this one (for the whole payment where there is no
/// order).</param>
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
    DateTimeOffset At
);
