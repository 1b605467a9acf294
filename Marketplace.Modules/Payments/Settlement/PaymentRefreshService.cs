using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Gets a payment's status from the provider for someone who is waiting for it.</summary>
public sealed class PaymentRefreshService(
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    PaymentSettlementService settlement,
    ILogger<PaymentRefreshService> logger
)
{
    /// <summary>Refreshes the status when the buyer has returned from the page. Closes
    /// nothing.</summary>
    /// <remarks>A provider that does not respond changes nothing.</remarks>
    public async Task RefreshAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var payment = await payments.ReadAsync(paymentId, cancellationToken);
        if (payment?.ProviderPaymentId is not { } providerId || payment.SucceededAt is not null)
            return;
        try
        {
            var update = await gateways.Of(payment).RetrieveAsync(providerId, cancellationToken);
            await settlement.ApplyAsync(payment.Provider, update, "return", cancellationToken);
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(
                exception,
                "Could not read the status of payment {PaymentId} ({Code})",
                paymentId,
                exception.Code
            );
        }
    }
}
