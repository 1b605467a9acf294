using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class WebhookInbox(MarketplaceDbContext db) : IWebhookInbox
{
    public async Task<bool> TryRecordAsync(WebhookMessage message, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO payments.webhook_inbox (provider, event_id, type, object_id, created_at_provider, received_at,
                                                payload, status, attempts, next_attempt_at)
            VALUES ({message.Provider}, {message.EventId}, {message.Type}, {message.ObjectId},
                    {message.CreatedAtProvider}, {message.ReceivedAt}, {message.Payload}::jsonb,
                    'Received', 0, {message.NextAttemptAt})
            ON CONFLICT DO NOTHING
            """,
            cancellationToken
        ) == 1;

    public async Task<WebhookMessage?> GetForUpdateAsync(
        string provider,
        string eventId,
        CancellationToken cancellationToken
    )
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM payments.webhook_inbox WHERE provider = {provider} AND event_id = {eventId} FOR UPDATE",
            cancellationToken
        );
        return await db.Set<WebhookMessage>()
            .SingleOrDefaultAsync(m => m.Provider == provider && m.EventId == eventId, cancellationToken);
    }

    public async Task<IReadOnlyList<WebhookMessage>> GetFailedOfPaymentForUpdateAsync(
        Guid paymentId,
        CancellationToken cancellationToken
    )
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT 1 FROM payments.webhook_inbox WHERE payment_id = {paymentId}
            ORDER BY provider, event_id FOR UPDATE
            """,
            cancellationToken
        );
        return await db.Set<WebhookMessage>()
            .Where(m => m.PaymentId == paymentId && m.Status == WebhookStatus.Failed)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<(string Provider, string EventId)>> ListDueAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var due = await db.Set<WebhookMessage>()
            .AsNoTracking()
            .Where(m => m.NextAttemptAt <= now)
            .OrderBy(m => m.NextAttemptAt)
            .Select(m => new { m.Provider, m.EventId })
            .Take(limit)
            .ToListAsync(cancellationToken);
        return due.ConvertAll(m => (m.Provider, m.EventId));
    }
}
