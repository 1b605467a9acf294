using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Takes deliveries of the provider in: signature, memory, then the effect, answered within five
/// seconds.</summary>
/// <remarks>Errors: <c>resource.not_found</c> for a provider that is not configured, <c>webhook.signature_invalid</c>,
/// after which nothing is stored.
/// Repeat: a delivery seen before is answered at once and does nothing.</remarks>
public sealed class WebhookReceiver(
    IWebhookInbox inbox,
    PaymentGatewayRegistry gateways,
    WebhookProcessor processor,
    TimeProvider clock,
    ILogger<WebhookReceiver> logger
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan SafetyRetry = TimeSpan.FromSeconds(30);

    /// <summary>Takes a delivery in.</summary>
    /// <param name="body">Raw bytes as they came.</param>
    /// <param name="headerOf">Gives a header of the delivery; null when it is absent.</param>
    /// <returns>Whether it was seen before.</returns>
    public async Task<Result<bool>> ReceiveAsync(
        string provider,
        ReadOnlyMemory<byte> body,
        Func<string, string?> headerOf,
        CancellationToken cancellationToken
    )
    {
        if (gateways.Find(provider) is not { } gateway)
            return PlatformErrors.NotFound;
        if (gateway.VerifyWebhook(body, headerOf(gateway.SignatureHeader)) is not { } news)
        {
            PaymentMetrics.BadSignatures.Add(1, new KeyValuePair<string, object?>("provider", provider));
            return PaymentErrors.WebhookSignatureInvalid;
        }

        var now = clock.GetUtcNow();
        var isNew = await inbox.TryRecordAsync(
            new()
            {
                Provider = provider,
                EventId = news.Id,
                Type = news.Type,
                ObjectId = news.ObjectId,
                CreatedAtProvider = news.CreatedAt,
                ReceivedAt = now,
                Payload = news.Payload,
                NextAttemptAt = now + SafetyRetry,
            },
            cancellationToken
        );
        if (!isNew)
        {
            logger.LogInformation("Webhook {EventId} seen before", news.Id);
            return true;
        }

        await ProcessInTimeAsync(provider, news.Id, cancellationToken);
        return false;
    }

    private async Task ProcessInTimeAsync(string provider, string eventId, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await processor.ProcessAsync(provider, eventId, either.Token);
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("Webhook {EventId} is stored but took too long; the worker handles it", eventId);
        }
    }
}
