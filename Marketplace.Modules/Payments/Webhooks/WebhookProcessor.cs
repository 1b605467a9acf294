using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Handles a stored delivery: its effects and its new status are one commit.</summary>
/// <remarks>Repeat: does nothing for a delivery that was already handled. Locks: the delivery's row, then the
/// settlement's locks.</remarks>
public sealed class WebhookProcessor(
    UnitOfWork unitOfWork,
    IWebhookInbox inbox,
    PaymentGatewayRegistry gateways,
    PaymentSettlementService payments,
    RefundSettlementService refunds,
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
                        await HandleAsync(message, ct);
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

    private async Task HandleAsync(WebhookMessage message, CancellationToken cancellationToken)
    {
        var gateway =
            gateways.Find(message.Provider)
            ?? throw new InvalidOperationException($"The provider {message.Provider} is no longer configured.");
        var update = gateway.ReadStored(message.Payload);
        var now = clock.GetUtcNow();
        if (!update.IsReadable || message.Type == WebhookMessage.UnreadableType)
        {
            PaymentMetrics.Alert("webhook_unreadable");
            message.Finish(WebhookStatus.Failed, "The body could not be understood", now);
        }
        else if (update.Payment is null && update.Refund is null)
        {
            message.Finish(WebhookStatus.Ignored, "Not a payment event type", now);
        }
        else
        {
            var settlement = update.Payment is not null
                ? await payments.ApplyAsync(message.Provider, update.Payment, "webhook", cancellationToken)
                : await refunds.ApplyAsync(update.Refund!, cancellationToken);
            Conclude(message, settlement, now);
        }

        Report(message);
    }

    private static void Conclude(WebhookMessage message, Settlement settlement, DateTimeOffset now)
    {
        message.PaymentId = settlement.PaymentId ?? message.PaymentId;
        switch (settlement.Outcome)
        {
            case SettlementOutcome.Applied:
                message.Finish(WebhookStatus.Processed, null, now);
                break;
            case SettlementOutcome.Ignored:
                message.Finish(WebhookStatus.Ignored, settlement.Reason, now);
                break;
            case SettlementOutcome.Mismatch:
                message.Finish(WebhookStatus.Failed, settlement.Reason, now);
                break;
            default:
                if (message.Park(settlement.Reason ?? "Unknown", now))
                    PaymentMetrics.Alert("webhook_given_up");
                break;
        }
    }

    private void Report(WebhookMessage message)
    {
        PaymentMetrics.Webhooks.Add(1, new("provider", message.Provider), new("result", message.Status.ToString()));
        logger.LogInformation(
            "Webhook {EventId} {EventType} about {ObjectId}: {Result}",
            message.EventId,
            message.Type,
            message.ObjectId,
            message.Status
        );
    }

    private Task ParkAsync(string provider, string eventId, string reason) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (
                    await inbox.GetForUpdateAsync(provider, eventId, ct) is { IsWaiting: true } message
                    && message.Park(reason, clock.GetUtcNow())
                )
                    PaymentMetrics.Alert("webhook_given_up");
                return true;
            },
            CancellationToken.None
        );
}
