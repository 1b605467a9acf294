using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Gets a payment's status from the provider for someone who is waiting for it.</summary>
public sealed class PaymentRefreshService(
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    PaymentSettlementService settlement,
    RefundRefreshService refunds,
    ILogger<PaymentRefreshService> logger
)
{
    /// <summary>Refreshes the status when the buyer has returned from the page, and the refunds of a captured payment.
    /// Closes nothing.</summary>
    /// <remarks>A provider that does not respond changes nothing.</remarks>
    public async Task RefreshAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var payment = await payments.ReadAsync(paymentId, cancellationToken);
        if (payment?.ProviderPaymentId is not { } providerId)
            return;
        try
        {
            if (payment.SucceededAt is not null)
            {
                await refunds.RefreshAsync(payment, cancellationToken);
                return;
            }

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
