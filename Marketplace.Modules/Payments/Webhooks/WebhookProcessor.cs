using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Handles a stored delivery: its effects and its new status are one commit.</summary>
/// <remarks>Repeat: does nothing for a delivery that was already handled. Locks: the delivery's row, then the
/// settlement's locks.</remarks>
public sealed class WebhookProcessor(
    UnitOfWork unitOfWork,
    IWebhookInbox inbox,
    WebhookSettlementService settlement,
    TimeProvider clock,
    ILogger<WebhookProcessor> logger
)
{
    /// <summary>Handles a delivery; if that throws, it is parked with the reason and retried later.</summary>
    public async Task ProcessAsync(string provider, string eventId, CancellationToken cancellationToken)
    {
        try
        {
            await unitOfWork.RunAsync(
                async ct =>
                {
                    if (await inbox.GetForUpdateAsync(provider, eventId, ct) is { IsWaiting: true } message)
                        await settlement.SettleAsync(message, ct);
                    return true;
                },
                cancellationToken
            );
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Webhook {EventId} failed; it will be retried", eventId);
            await ParkAsync(provider, eventId, exception.GetType().Name + ": " + exception.Message);
        }
    }

    private Task ParkAsync(string provider, string eventId, string reason) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (
                    await inbox.GetForUpdateAsync(provider, eventId, ct) is { IsWaiting: true } message
                    && message.Park(reason, clock.GetUtcNow())
                )
                {
                    PaymentMetrics.Alert("webhook_given_up");
                }

                return true;
            },
            CancellationToken.None
        );
}
