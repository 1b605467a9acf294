using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Receives webhook deliveries: verifies the signature, stores the delivery, then handles it; responds within
/// five seconds.</summary>
/// <remarks>Errors: <c>resource.not_found</c> for a provider that is not configured; <c>webhook.signature_invalid</c>,
/// in which case nothing is stored. Repeat: a delivery received before is acknowledged at once and does
/// nothing.</remarks>
public sealed class WebhookReceiver(
    IWebhookInbox inbox,
    PaymentGatewayRegistry gateways,
    PayoutGatewayRegistry payouts,
    WebhookProcessor processor,
    TimeProvider clock,
    ILogger<WebhookReceiver> logger
)
{
    private static readonly TimeSpan ProcessingTimeout = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan SafetyRetry = TimeSpan.FromSeconds(30);

    /// <summary>Receives a delivery.</summary>
    /// <param name="body">The raw bytes as received.</param>
    /// <param name="headerOf">Returns a header of the delivery; null if it is missing.</param>
    /// <returns>Whether it was received before.</returns>
    public async Task<Result<bool>> ReceiveAsync(
        string provider,
        ReadOnlyMemory<byte> body,
        Func<string, string?> headerOf,
        CancellationToken cancellationToken
    )
    {
        if (gateways.Find(provider) is not { } gateway)
            return PlatformErrors.NotFound;
        // News of sellers' accounts comes from an endpoint with a secret of its own.
        var signature = headerOf(gateway.SignatureHeader);
        var update = gateway.VerifyWebhook(body, signature) ?? payouts.Find(provider)?.VerifyWebhook(body, signature);
        if (update is null)
        {
            PaymentMetrics.BadSignatures.Add(1, new KeyValuePair<string, object?>("provider", provider));
            return PaymentErrors.WebhookSignatureInvalid;
        }

        var now = clock.GetUtcNow();
        var isNew = await inbox.TryRecordAsync(
            new()
            {
                Provider = provider,
                EventId = update.Id,
                Type = update.Type,
                ObjectId = update.ObjectId,
                CreatedAtProvider = update.CreatedAt,
                ReceivedAt = now,
                Payload = update.Payload,
                NextAttemptAt = now + SafetyRetry,
            },
            cancellationToken
        );
        if (!isNew)
        {
            logger.LogInformation("Webhook {EventId} was already received", update.Id);
            return true;
        }

        await ProcessInTimeAsync(provider, update.Id, cancellationToken);
        return false;
    }

    private async Task ProcessInTimeAsync(string provider, string eventId, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(ProcessingTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await processor.ProcessAsync(provider, eventId, either.Token);
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning(
                "Webhook {EventId} is stored but handling it took too long; the worker will handle it",
                eventId
            );
        }
    }
}
