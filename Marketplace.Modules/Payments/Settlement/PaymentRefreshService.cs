using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Gets a payment's status from the provider for someone who is waiting for it.</summary>
public sealed class PaymentRefreshService(
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    PaymentSettlementService settlement,
    RefundRefreshService refunds,
    DisputeRefreshService disputes,
    ILogger<PaymentRefreshService> logger
)
{
    /// <summary>Refreshes the status of a payment that has not succeeded yet, and the refunds and disputes of one that
    /// has. Closes nothing.</summary>
    /// <remarks>A provider that does not respond changes nothing.</remarks>
    public Task RefreshAsync(Guid paymentId, CancellationToken cancellationToken) =>
        RefreshAsync(
            paymentId,
            async payment =>
            {
                await refunds.RefreshAsync(payment, cancellationToken);
                await disputes.RefreshAsync(payment, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Refreshes the status when the buyer has returned from the page. Strangers may open it any number of
    /// times: a payment that succeeded costs no call of the provider.</summary>
    public Task RefreshReturnedAsync(Guid paymentId, CancellationToken cancellationToken) =>
        RefreshAsync(paymentId, _ => Task.CompletedTask, cancellationToken);

    private async Task RefreshAsync(
        Guid paymentId,
        Func<Payment, Task> refreshSucceededAsync,
        CancellationToken cancellationToken
    )
    {
        var payment = await payments.ReadAsync(paymentId, cancellationToken);
        if (payment?.ProviderPaymentId is not { } providerId)
            return;
        try
        {
            if (payment.SucceededAt is not null)
            {
                await refreshSucceededAsync(payment);
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
