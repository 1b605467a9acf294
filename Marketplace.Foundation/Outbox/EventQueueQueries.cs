using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Says when the next event of a queue is due, so that its loop can sleep until then.</summary>
/// <remarks>One statement without a transaction: an idle loop costs nothing else. What is found due may still have to
/// wait, for another process or for an earlier event of its subject.</remarks>
public sealed class EventQueueQueries(FoundationDbContext db, PlatformSignals signals, TimeProvider clock)
{
    /// <summary>Time until an event of the outbox is due: zero when one is, at most
    /// <see cref="PlatformSignals.SafetyPoll"/>.</summary>
    public async Task<TimeSpan> UntilNextEventAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.Database.SqlQuery<DateTimeOffset?>(
            $"""
            SELECT CASE WHEN EXISTS (SELECT FROM platform.outbox_messages
                    WHERE published_at IS NULL AND dead_at IS NULL AND available_at <= {now}) THEN {now}
                ELSE (SELECT min(available_at) FROM platform.outbox_messages
                    WHERE published_at IS NULL AND dead_at IS NULL) END AS "Value"
            """
        );
        return Until(await due.SingleAsync(cancellationToken), now);
    }

    /// <summary>Time until a delivery to a consumer is due: zero when one is, at most
    /// <see cref="PlatformSignals.SafetyPoll"/>.</summary>
    public async Task<TimeSpan> UntilNextDeliveryAsync(string consumer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.Database.SqlQuery<DateTimeOffset?>(
            $"""
            SELECT CASE WHEN EXISTS (SELECT FROM platform.deliveries
                    WHERE consumer = {consumer} AND dead_at IS NULL AND available_at <= {now}) THEN {now}
                ELSE (SELECT min(available_at) FROM platform.deliveries
                    WHERE consumer = {consumer} AND dead_at IS NULL) END AS "Value"
            """
        );
        return Until(await due.SingleAsync(cancellationToken), now);
    }

    private TimeSpan Until(DateTimeOffset? due, DateTimeOffset now)
    {
        var pause = due - now ?? signals.SafetyPoll;
        if (pause < TimeSpan.Zero)
            return TimeSpan.Zero;
        return pause < signals.SafetyPoll ? pause : signals.SafetyPoll;
    }
}
