namespace Marketplace.Modules.Payments;

/// <summary>Keeps what providers delivered.</summary>
public interface IWebhookInbox
{
    /// <summary>Stores a delivery at once; false when it was stored before.</summary>
    Task<bool> TryRecordAsync(WebhookMessage message, CancellationToken cancellationToken);

    /// <summary>Locks the row, then reads it.</summary>
    Task<WebhookMessage?> GetForUpdateAsync(string provider, string eventId, CancellationToken cancellationToken);

    /// <summary>Deliveries whose next look is due.</summary>
    Task<IReadOnlyList<(string Provider, string EventId)>> ListDueAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    );
}
