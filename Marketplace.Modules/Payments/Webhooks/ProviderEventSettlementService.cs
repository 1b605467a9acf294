namespace Marketplace.Modules.Payments;

/// <summary>Gives what a provider's event says to the path that settles it.</summary>
public sealed class ProviderEventSettlementService(
    PaymentSettlementService payments,
    RefundSettlementService refunds,
    RefundRefreshService refundTotals,
    DisputeSettlementService disputes,
    ProviderPayoutSettlementService payouts,
    ProviderAccountNewsService accounts
)
{
    /// <summary>Applies the event; runs inside the caller's transaction. Null when it is not about payments or
    /// payouts.</summary>
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
            { Payout: { } payout } when WayOf(provider) is { } way => await payouts.ApplyAsync(
                way,
                payout,
                cancellationToken
            ),
            { Account: { } account } when WayOf(provider) is { } way => await accounts.ApplyAsync(
                way,
                account,
                cancellationToken
            ),
            _ => null,
        };

    private static PayoutProvider? WayOf(string provider) =>
        provider == StripeGateway.Name ? PayoutProvider.StripeConnect : null;
}
