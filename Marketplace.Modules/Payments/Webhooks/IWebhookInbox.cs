namespace Marketplace.Modules.Payments;

/// <summary>Stores webhook deliveries.</summary>
public interface IWebhookInbox
{
    /// <summary>Stores a delivery immediately; false if it was already stored.</summary>
    Task<bool> TryRecordAsync(WebhookMessage message, CancellationToken cancellationToken);

    /// <summary>Locks the row, then loads it; null if it does not exist.</summary>
    Task<WebhookMessage?> GetForUpdateAsync(string provider, string eventId, CancellationToken cancellationToken);

    /// <summary>Locks and loads the deliveries about a payment that have failed.</summary>
    Task<IReadOnlyList<WebhookMessage>> GetFailedOfPaymentForUpdateAsync(
        Guid paymentId,
        CancellationToken cancellationToken
    );

    /// <summary>Deliveries due for another attempt.</summary>
    Task<IReadOnlyList<(string Provider, string EventId)>> ListDueAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    );
}
