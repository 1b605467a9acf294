namespace Marketplace.Modules.Payments;

/// <summary>Gives what a provider's event says to the path that settles it.</summary>
public sealed class ProviderEventSettlementService(
    PaymentSettlementService payments,
    RefundSettlementService refunds,
    RefundRefreshService refundTotals,
    DisputeSettlementService disputes
)
{
    /// <summary>Applies the event; runs inside the caller's transaction. Null when it is not about payments.</summary>
    public async Task<Settlement?> ApplyAsync(
        string provider,
        ProviderEvent update,
        CancellationToken cancellationToken
    ) =>
        update switch
        {
            { Payment: { } payment } => await payments.ApplyAsync(provider, payment, "webhook", cancellationToken),
            { Refund: { } refund } => await refunds.ApplyAsync(provider, refund, cancellationToken),
            { RefundTotal: { } total } => await refundTotals.NoteTotalAsync(provider, total, cancellationToken),
            { Dispute: { } dispute } => await disputes.ApplyAsync(provider, dispute, cancellationToken),
            _ => null,
        };
}
