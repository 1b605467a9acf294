using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Administration of webhook deliveries.</summary>
public sealed class WebhookAdministrationService(
    FoundationDbContext db,
    UnitOfWork unitOfWork,
    IWebhookInbox inbox,
    WebhookProcessor processor,
    AuditLog audit,
    CursorCodec cursors,
    TimeProvider clock
)
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
        var query = db.Set<WebhookMessage>().AsNoTracking();
        if (status is not null)
            query = query.Where(m => m.Status == status);
        if (paymentId is not null)
            query = query.Where(m => m.PaymentId == paymentId);
        var rows = await opened
            .Value.Of(query)
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

    /// <summary>Reprocesses a delivery; one that was already processed is left as it is.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>webhook.not_reprocessable</c>.</remarks>
    public async Task<Result<WebhookDetail>> ReprocessAsync(
        Actor actor,
        string provider,
        string eventId,
        CancellationToken cancellationToken
    )
    {
        var reopened = await unitOfWork.ExecuteAsync(
            async ct =>
            {
                var message = await inbox.GetForUpdateAsync(provider, eventId, ct);
                if (message is null)
                    return PlatformErrors.NotFound;
                if (message.Status == WebhookStatus.Processed)
                    return PaymentErrors.WebhookNotReprocessable;
                audit.Add(
                    actor.UserId,
                    "webhook.reprocess",
                    "webhook",
                    $"{provider}/{eventId}",
                    new { message.Status, message.LastError }
                );
                message.Reopen(clock.GetUtcNow());
                return Result.Success;
            },
            cancellationToken
        );
        if (!reopened.Succeeded)
            return reopened.Error;
        await processor.ProcessAsync(provider, eventId, cancellationToken);
        return await GetAsync(provider, eventId, cancellationToken);
    }

    /// <summary>Dismisses a failed or parked delivery.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>webhook.not_dismissable</c> unless it failed or is parked.
    /// Repeat: changes nothing.</remarks>
    public Task<Result> DismissAsync(
        Actor actor,
        string provider,
        string eventId,
        string reason,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var message = await inbox.GetForUpdateAsync(provider, eventId, ct);
                if (message is null)
                    return PlatformErrors.NotFound;
                if (message.Status == WebhookStatus.Dismissed)
                    return Result.Success;
                if (message.Status is not (WebhookStatus.Failed or WebhookStatus.Parked))
                    return PaymentErrors.WebhookNotDismissable;
                audit.Add(
                    actor.UserId,
                    "webhook.dismiss",
                    "webhook",
                    $"{provider}/{eventId}",
                    new { message.Status, message.LastError },
                    new { Status = WebhookStatus.Dismissed, reason }
                );
                message.Dismiss(clock.GetUtcNow());
                return Result.Success;
            },
            cancellationToken
        );

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
