namespace Marketplace.Modules.Payments;

/// <summary>A delivery of the provider, understood as far as it concerns us.</summary>
/// <param name="Payment">News of a payment, null when it is not about one.</param>
/// <param name="Refund">News of a refund, null when it is not about one.</param>
/// <param name="Payload">What is kept: JSON cut down to the allow-list.</param>
/// <param name="IsReadable">False when the signature was good but the body makes no sense.</param>
public sealed record ProviderEvent(
    string Id,
    string Type,
    string? ObjectId,
    DateTimeOffset? CreatedAt,
    ProviderPayment? Payment,
    ProviderRefund? Refund,
    string Payload,
    bool IsReadable = true
);
