using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>A payment as the provider reports it.</summary>
/// <param name="ProviderPaymentId">Id of its checkout page; null in updates that carry only the capture id.</param>
/// <param name="CaptureId">The id refunds refer to, null when unknown.</param>
/// <param name="Reference">The reference we attached when it was created, null if there is none.</param>
/// <param name="Amount">Total of the payment; null when the update does not include it.</param>
public sealed record ProviderPayment(
    string? ProviderPaymentId,
    string? CaptureId,
    PaymentReference? Reference,
    PaymentStatus Status,
    Money? Amount,
    string? FailureCode
);

/// <summary>Our own reference, stored in the payment's metadata at the provider.</summary>
public sealed record PaymentReference(Guid PaymentId, string? Purpose, Guid? RefId);

/// <summary>A refund as the provider reports it.</summary>
/// <param name="RefundId">Our id, null when we did not create the refund.</param>
/// <param name="FailureCode">Why it failed, null otherwise.</param>
/// <param name="CaptureId">The captured money it is taken from, null when unknown.</param>
public sealed record ProviderRefund(
    string ProviderRefundId,
    Guid? RefundId,
    RefundStatus Status,
    Money Amount,
    string? FailureCode,
    string? CaptureId = null
);

/// <summary>How much of a payment the provider has refunded in all.</summary>
public sealed record ProviderRefundTotal(string CaptureId, Money Amount);

/// <summary>A checkout page the provider created.</summary>
public sealed record ProviderCheckout(string ProviderPaymentId, string? Url);

/// <summary>A request for a checkout page.</summary>
/// <param name="IdempotencyKey">The same key never creates a second page.</param>
public sealed record CheckoutRequest(
    Guid PaymentId,
    PaymentPurpose Purpose,
    Guid RefId,
    Money Amount,
    string Description,
    Language Language,
    string IdempotencyKey
)
{
    /// <summary>What is paid for; empty when the description says it all.</summary>
    public IReadOnlyList<PaymentLine> Lines { get; init; } = [];

    /// <summary>Null when it is not known.</summary>
    public string? PayerEmail { get; init; }

    /// <summary>When the page closes by itself; null for the provider's own limit.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A sentence for the payer in their language; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>With which the page that the browser returns to shows what was paid.</summary>
    public string ReturnToken { get; init; } = "";
}

/// <summary>A request to pay a refund.</summary>
public sealed record RefundRequest(
    Guid RefundId,
    Guid PaymentId,
    string CaptureId,
    Money Amount,
    string IdempotencyKey
);
