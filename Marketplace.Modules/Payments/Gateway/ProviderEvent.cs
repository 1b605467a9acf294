namespace Marketplace.Modules.Payments;

/// <summary>A webhook delivery, reduced to what concerns us.</summary>
/// <param name="Payment">The payment update, null if it is not about a payment.</param>
/// <param name="Refund">The refund update, null if it is not about a refund.</param>
/// <param name="RefundTotal">The total refunded so far, null if it is not about that.</param>
/// <param name="Payload">What is stored: JSON reduced to the allow-list.</param>
/// <param name="IsReadable">False when the signature was valid but the body could not be understood.</param>
public sealed record ProviderEvent(
    string Id,
    string Type,
    string? ObjectId,
    DateTimeOffset? CreatedAt,
    ProviderPayment? Payment,
    ProviderRefund? Refund,
    ProviderRefundTotal? RefundTotal,
    string Payload,
    bool IsReadable = true
)
{
    /// <summary>The dispute update, null if it is not about a dispute.</summary>
    public ProviderDispute? Dispute { get; init; }

    /// <summary>The payout update, null if it is not about a payout to a seller.</summary>
    public ProviderPayout? Payout { get; init; }

    /// <summary>The update of a seller's account at the provider, null if it is not about one.</summary>
    public ProviderAccountNews? Account { get; init; }
}
