using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Reprocesses and dismisses webhook deliveries, for administrators.</summary>
public sealed class WebhookAdministrationService(
    UnitOfWork unitOfWork,
    IWebhookInbox inbox,
    WebhookProcessor processor,
    WebhookQueries queries,
    AuditLog audit,
    TimeProvider clock
)
{
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
        return await queries.GetAsync(provider, eventId, cancellationToken);
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
}
