using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Applies the update that a stored delivery carries, and gives the delivery its new status.</summary>
/// <remarks>Errors: throws when the provider is no longer configured.</remarks>
public sealed class WebhookSettlementService(
    PaymentGatewayRegistry gateways,
    ProviderEventSettlementService settlement,
    TimeProvider clock,
    ILogger<WebhookSettlementService> logger
)
{
    /// <summary>Applies the update; runs inside the caller's transaction.</summary>
    public async Task SettleAsync(WebhookMessage message, CancellationToken cancellationToken)
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
        else if (message.Type.StartsWith(WebhookMessage.UntrustedPrefix, StringComparison.Ordinal))
        {
            message.Finish(WebhookStatus.Ignored, "Signed with the secret for sellers' accounts", now);
        }
        else if (await settlement.ApplyAsync(message.Provider, update, cancellationToken) is { } result)
        {
            Conclude(message, result, now);
        }
        else
        {
            message.Finish(WebhookStatus.Ignored, "Not a payment event type", now);
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
}
