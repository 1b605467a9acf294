namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider for the disputes of a payment and applies what it says as a webhook would.</summary>
public sealed class DisputeRefreshService(PaymentGatewayRegistry gateways, DisputeSettlementService settlement)
{
    /// <summary>Refreshes the disputes of a captured payment.</summary>
    /// <remarks>Errors: <see cref="PaymentProviderException"/>.</remarks>
    public async Task RefreshAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.ProviderCaptureId is not { } capture)
            return;
        var found = new List<ProviderDispute>();
        await foreach (var dispute in gateways.Of(payment).ListDisputesAsync(capture, cancellationToken))
            found.Add(dispute);
        foreach (var dispute in found)
            await settlement.ApplyAsync(payment.Provider, dispute, cancellationToken);
    }
}
