using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>The payment for a purchase or an invoice succeeded and was accepted.</summary>
[EventName("marketplace.payments.payment-succeeded.v1")]
public sealed record PaymentSucceeded(Guid PaymentId, PaymentPurpose Purpose, Guid RefId, Money Amount)
    : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>The provider declined a payment.</summary>
[EventName("marketplace.payments.payment-failed.v1")]
public sealed record PaymentFailed(
    Guid PaymentId,
    PaymentPurpose Purpose,
    Guid RefId,
    Money Amount,
    string? FailureCode
) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>A payment ended unpaid.</summary>
[EventName("marketplace.payments.payment-expired.v1")]
public sealed record PaymentExpired(Guid PaymentId, PaymentPurpose Purpose, Guid RefId, Money Amount)
    : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>A refund was paid to the buyer.</summary>
/// <param name="ByDispute">Not by us: the buyer's bank took the money back, in a dispute that was lost.</param>
/// <param name="ByBank">Transferred to the buyer's bank account, because the card did not take it.</param>
[EventName("marketplace.payments.refund-succeeded.v1")]
public sealed record RefundSucceeded(
    Guid RefundId,
    Guid PaymentId,
    Guid? OrderId,
    Money Amount,
    bool ByDispute = false,
    bool ByBank = false
) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>An administrator said which order a refund made at the provider concerns.</summary>
[EventName("marketplace.payments.refund-assigned.v1")]
public sealed record RefundAssigned(Guid RefundId, Guid PaymentId, Guid OrderId, Money Amount) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>A refund failed for good, or its money came back after it had been paid; an administrator must
/// act.</summary>
[EventName("marketplace.payments.refund-failed.v1")]
public sealed record RefundFailed(Guid RefundId, Guid PaymentId, Guid? OrderId, Money Amount) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>The provider reports a different amount, currency or reference than requested; nothing was marked as paid.
/// Published once per payment.</summary>
[EventName("marketplace.payments.mismatch-detected.v1")]
public sealed record PaymentMismatchDetected(Guid PaymentId, Money Expected, Money Received) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>A late payment is being refunded in full.</summary>
[EventName("marketplace.payments.late-refunded.v1")]
public sealed record PaymentLateRefunded(Guid PaymentId, Money Expected, Money Received) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>The payer's bank contests a payment; the provider has withdrawn the money.</summary>
[EventName("marketplace.payments.dispute-opened.v1")]
public sealed record DisputeOpened(Guid DisputeId, Guid PaymentId, Money Amount) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>A dispute was decided.</summary>
/// <param name="IsWon">The money is back; otherwise the payer keeps it.</param>
[EventName("marketplace.payments.dispute-closed.v1")]
public sealed record DisputeClosed(Guid DisputeId, Guid PaymentId, Money Amount, bool IsWon) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}
