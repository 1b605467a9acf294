using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Hands one message to its consumer's handlers: inbox row and effects in one transaction.</summary>
/// <remarks>Repeat: a message the consumer has handled before does nothing. Errors: whatever a handler throws, after which nothing was done.</remarks>
public sealed class EventDispatcher(FoundationDbContext db, UnitOfWork unitOfWork, EventRegistry registry, IServiceProvider services, TimeProvider clock, ILogger<EventDispatcher> logger)
{
    /// <summary>Handles a message in a transaction of its own, or inside the one already open.</summary>
    public Task<bool> HandleAsync(string consumer, EventEnvelope envelope, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(ct => HandleInsideAsync(consumer, envelope, ct), cancellationToken);

    private async Task<bool> HandleInsideAsync(string consumer, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        _ = ActivityContext.TryParse(envelope.TraceParent, null, out var parent);
        using var activity = PlatformTelemetry.Source.StartActivity($"event.handle {envelope.Type}", ActivityKind.Consumer, parent);
        activity?.SetTag("marketplace.consumer", consumer);
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["EventId"] = envelope.Id, ["EventType"] = envelope.Type, ["Consumer"] = consumer });

        var now = clock.GetUtcNow();
        var isNew = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO platform.inbox_messages (consumer, message_id, handled_at) VALUES ({consumer}, {envelope.Id}, {now}) ON CONFLICT DO NOTHING", cancellationToken) == 1;
        if (!isNew)
        {
            logger.LogInformation("Event seen before, nothing done");
            return false;
        }

        var context = new EventContext(envelope.Id, envelope.Time, consumer);
        foreach (var subscription in registry.SubscriptionsOf(consumer, envelope.Type))
            await subscription.InvokeAsync(services, envelope.Data, context, cancellationToken);
        return true;
    }
}
