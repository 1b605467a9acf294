using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>What the provider says of a payment.</summary>
/// <param name="ProviderPaymentId">Id of its page; null in news that names only the captured money.</param>
/// <param name="CaptureId">Id that refunds name, null when unknown.</param>
/// <param name="Reference">What we wrote into it when it was made, null when it carries nothing of ours.</param>
/// <param name="Amount">Total of the payment; null when the news does not tell.</param>
public sealed record ProviderPayment(
    string? ProviderPaymentId,
    string? CaptureId,
    PaymentReference? Reference,
    PaymentStatus Status,
    Money? Amount,
    string? FailureCode
);

/// <summary>Our own marks on a payment at the provider.</summary>
public sealed record PaymentReference(Guid PaymentId, string? Purpose, Guid? RefId);

/// <summary>What the provider says of a refund.</summary>
/// <param name="RefundId">Our id, null when the refund was not made by us.</param>
/// <param name="FailureCode">Why it failed, null otherwise.</param>
public sealed record ProviderRefund(
    string ProviderRefundId,
    Guid? RefundId,
    RefundStatus Status,
    Money Amount,
    string? FailureCode
);

/// <summary>A page the provider made.</summary>
public sealed record ProviderCheckout(string ProviderPaymentId, string? Url);

/// <summary>Asks for a page.</summary>
/// <param name="IdempotencyKey">The same key never makes a second page.</param>
public sealed record CheckoutRequest(
    Guid PaymentId,
    PaymentPurpose Purpose,
    Guid RefId,
    Money Amount,
    string Description,
    string Locale,
    string IdempotencyKey
);

/// <summary>Asks for money to be paid back.</summary>
public sealed record RefundRequest(
    Guid RefundId,
    Guid PaymentId,
    string CaptureId,
    Money Amount,
    string IdempotencyKey
);
