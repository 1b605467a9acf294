using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Lists and details of webhook deliveries.</summary>
public sealed class WebhookQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<WebhookMessage, (DateTimeOffset, string)> Newest = Keyset.Descending<
        WebhookMessage,
        DateTimeOffset,
        string
    >("received", m => m.ReceivedAt, m => m.EventId);

    /// <summary>Deliveries, newest first.</summary>
    public async Task<Result<Page<WebhookRow>>> ListAsync(
        WebhookStatus? status,
        Guid? paymentId,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, $"{status}|{paymentId}");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await opened
            .Value.Of(Matching(status, paymentId))
            .Select(m => new WebhookRow(
                m.Provider,
                m.EventId,
                m.Type,
                m.ObjectId,
                m.PaymentId,
                m.ReceivedAt,
                m.Status,
                m.Attempts,
                m.NextAttemptAt,
                m.LastError
            ))
            .ToListAsync(cancellationToken);
        return opened.Value.From(rows, row => (row.ReceivedAt, row.EventId));
    }

    /// <summary>One delivery with its payload.</summary>
    public async Task<Result<WebhookDetail>> GetAsync(
        string provider,
        string eventId,
        CancellationToken cancellationToken
    )
    {
        var found = await db.Set<WebhookMessage>()
            .AsNoTracking()
            .SingleOrDefaultAsync(m => m.Provider == provider && m.EventId == eventId, cancellationToken);
        return found is null
            ? PlatformErrors.NotFound
            : new WebhookDetail(
                Row(found),
                found.CreatedAtProvider,
                JsonSerializer.Deserialize<JsonElement>(found.Payload)
            );
    }

    private IQueryable<WebhookMessage> Matching(WebhookStatus? status, Guid? paymentId)
    {
        var query = db.Set<WebhookMessage>().AsNoTracking();
        if (status is not null)
            query = query.Where(m => m.Status == status);
        if (paymentId is not null)
            query = query.Where(m => m.PaymentId == paymentId);
        return query;
    }

    private static WebhookRow Row(WebhookMessage m) =>
        new(
            m.Provider,
            m.EventId,
            m.Type,
            m.ObjectId,
            m.PaymentId,
            m.ReceivedAt,
            m.Status,
            m.Attempts,
            m.NextAttemptAt,
            m.LastError
        );
}

/// <summary>A delivery in a list.</summary>
public sealed record WebhookRow(
    string Provider,
    string EventId,
    string Type,
    string? ObjectId,
    Guid? PaymentId,
    DateTimeOffset ReceivedAt,
    WebhookStatus Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? LastError
);

/// <summary>A delivery with its payload.</summary>
/// <param name="Payload">Reduced to the allow-list.</param>
public sealed record WebhookDetail(WebhookRow Message, DateTimeOffset? CreatedAtProvider, JsonElement Payload);
