using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>The money for a purchase or an invoice arrived and was taken.</summary>
[EventName("marketplace.payments.payment-succeeded.v1")]
public sealed record PaymentSucceeded(Guid PaymentId, PaymentPurpose Purpose, Guid RefId, Money Amount)
    : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>The provider refused a payment.</summary>
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

/// <summary>A payment ended without money.</summary>
[EventName("marketplace.payments.payment-expired.v1")]
public sealed record PaymentExpired(Guid PaymentId, PaymentPurpose Purpose, Guid RefId, Money Amount)
    : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>Money went back to the buyer.</summary>
[EventName("marketplace.payments.refund-succeeded.v1")]
public sealed record RefundSucceeded(Guid RefundId, Guid PaymentId, Guid? OrderId, Money Amount) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>A refund was refused for good, or its money returned after it had been paid back; an administrator must
/// act.</summary>
[EventName("marketplace.payments.refund-failed.v1")]
public sealed record RefundFailed(Guid RefundId, Guid PaymentId, Guid? OrderId, Money Amount) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>The provider reports another amount, currency or reference than was asked for; nothing was marked as paid.
/// Told once for a payment.</summary>
[EventName("marketplace.payments.mismatch-detected.v1")]
public sealed record PaymentMismatchDetected(Guid PaymentId, Money Expected, Money Received) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}

/// <summary>Money that arrived too late is being sent back in full.</summary>
[EventName("marketplace.payments.late-refunded.v1")]
public sealed record PaymentLateRefunded(Guid PaymentId, Money Expected, Money Received) : IIntegrationEvent
{
    public string Subject => PaymentId.ToString();
}
