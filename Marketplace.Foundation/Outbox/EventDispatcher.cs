using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Dispatches messages to a consumer's handlers; inbox rows and effects share one transaction.</summary>
/// <remarks>Repeat: a message the consumer has already handled is skipped. Order: kept for each subject; a handler that
/// takes batches gets messages of different subjects together (<see cref="EventGroups"/>).
/// Errors: handler exceptions propagate, and everything is rolled back.</remarks>
public sealed class EventDispatcher(
    FoundationDbContext db,
    UnitOfWork unitOfWork,
    EventRegistry registry,
    IServiceProvider services,
    TimeProvider clock,
    ILogger<EventDispatcher> logger
)
{
    /// <summary>Handles a message in its own transaction, or in the one already open.</summary>
    /// <returns>False when the message had already been handled.</returns>
    public async Task<bool> HandleAsync(string consumer, EventEnvelope envelope, CancellationToken cancellationToken) =>
        await HandleAsync(consumer, [envelope], cancellationToken) == 1;

    /// <summary>Handles messages, those of one subject in order, all or none; returns how many were new.</summary>
    public Task<int> HandleAsync(
        string consumer,
        IReadOnlyList<EventEnvelope> envelopes,
        CancellationToken cancellationToken
    ) => unitOfWork.RunAsync(ct => HandleInsideAsync(consumer, envelopes, ct), cancellationToken);

    private async Task<int> HandleInsideAsync(
        string consumer,
        IReadOnlyList<EventEnvelope> envelopes,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var ids = envelopes.Select(e => e.Id).ToArray();
        var fresh = (
            await db
                .Database.SqlQuery<Guid>(
                    $"""
                    INSERT INTO platform.inbox_messages (consumer, message_id, handled_at) SELECT {consumer}, id, {now}
                        FROM unnest({ids}) AS m (id)
                    ON CONFLICT DO NOTHING RETURNING message_id AS "Value"
                    """
                )
                .ToListAsync(cancellationToken)
        ).ToHashSet();
        var count = fresh.Count;
        if (count < envelopes.Count)
        {
            logger.LogInformation(
                "{Consumer} skipped {Count} events it had already handled",
                consumer,
                envelopes.Count - count
            );
        }

        var groups = EventGroups.Of(
            envelopes.Where(e => fresh.Remove(e.Id)),
            type => registry.TakesBatches(consumer, type)
        );
        foreach (var group in groups)
            await InvokeAsync(consumer, group, cancellationToken);
        return count;
    }

    private async Task InvokeAsync(
        string consumer,
        IReadOnlyList<EventEnvelope> group,
        CancellationToken cancellationToken
    )
    {
        using var spans = EventSpans.StartProcess(
            group,
            consumer,
            () => services.GetRequiredService<IEventSender>().Transport
        );
        using var scope = BeginScope(consumer, group);
        try
        {
            foreach (var subscription in registry.SubscriptionsOf(consumer, group[0].Type))
                await subscription.InvokeAsync(services, group, cancellationToken);
            await unitOfWork.FlushAsync(cancellationToken);
            // The next events must read from the database, not from entities loaded here.
            db.ChangeTracker.Clear();
        }
        catch (Exception exception)
        {
            spans.Fail(exception);
            throw;
        }
    }

    private IDisposable? BeginScope(string consumer, IReadOnlyList<EventEnvelope> group) =>
        group.Count == 1
            ? logger.BeginScope(
                "EventId:{EventId} EventType:{EventType} Consumer:{Consumer} CausedBy:{CausedBy}",
                group[0].Id,
                group[0].Type,
                consumer,
                group[0].TraceParent
            )
            : logger.BeginScope(
                "Events:{Events} EventType:{EventType} Consumer:{Consumer}",
                group.Count,
                group[0].Type,
                consumer
            );
}
